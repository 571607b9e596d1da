package org.tallystick.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Sessions live in the database, so that they outlive a restart; after half an hour without a request they end. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableJdbcHttpSession(tableName = "access.session", maxInactiveIntervalInSeconds = 1800)
class SessionConfiguration {
    @Bean
    CookieSerializer cookies() {
        return new ByTransport(serializer("__Host-tallystick", true), serializer("tallystick", false));
    }

    /** Two requests of one page may write the same attribute at once; the later one wins. */
    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer simultaneousRequests() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    private static CookieSerializer serializer(String name, boolean secure) {
        var serializer = new DefaultCookieSerializer();
        serializer.setCookieName(name);
        serializer.setCookiePath("/");
        serializer.setUseSecureCookie(secure);
        serializer.setUseHttpOnlyCookie(true);
        serializer.setSameSite("Lax");
        return serializer;
    }

    /** Over TLS the cookie is bound to host and transport; without TLS, on one's own machine, browsers would refuse that. */
    private record ByTransport(CookieSerializer secure, CookieSerializer plain) implements CookieSerializer {
        @Override
        public void writeCookieValue(CookieValue cookie) {
            of(cookie.getRequest()).writeCookieValue(cookie);
        }

        @Override
        public List<String> readCookieValues(HttpServletRequest request) {
            return of(request).readCookieValues(request);
        }

        private CookieSerializer of(HttpServletRequest request) {
            return request.isSecure() ? secure : plain;
        }
    }
}
