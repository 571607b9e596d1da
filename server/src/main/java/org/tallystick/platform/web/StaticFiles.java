package org.tallystick.platform.web;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * How long browsers keep our files: those with a version in their address for a year; our own for a minute, and after
 * that they are used once more while the browser looks for newer ones. While developing, not at all.
 */
@Configuration(proxyBeanMethods = false)
class StaticFiles implements WebMvcConfigurer {
    private final boolean developing;

    StaticFiles(@Value("${tallystick.templates:}") String templates) {
        this.developing = !templates.isEmpty();
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/vendor/**")
                .addResourceLocations("classpath:/static/vendor/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        for (String folder : new String[] {"css", "js"}) {
            registry.addResourceHandler("/" + folder + "/**")
                    .addResourceLocations("classpath:/static/" + folder + "/")
                    .setCacheControl(developing ? CacheControl.noCache() : own());
        }
    }

    private static CacheControl own() {
        return CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic().staleWhileRevalidate(Duration.ofDays(1));
    }
}
