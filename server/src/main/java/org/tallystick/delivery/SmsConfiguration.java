package org.tallystick.delivery;

import java.net.URI;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Chooses how text messages leave: to a gateway when one is named, else into a folder; a demo never sends real ones. */
@Configuration(proxyBeanMethods = false)
class SmsConfiguration {
    @Bean
    SmsPort smsPort(
            JsonMapper json,
            @Value("${tallystick.sms-url:}") String url,
            @Value("${tallystick.sms-token:}") String token,
            @Value("${tallystick.demo:false}") boolean demo,
            @Value("${tallystick.home}") Path home) {
        if (demo || url.isBlank()) {
            return new SmsFolder(home.resolve("outbox"));
        }
        if (!url.matches("https://.+|http://(localhost|127\\.0\\.0\\.1)([:/].*)?")) {
            throw new IllegalStateException(
                    "TALLYSTICK_SMS_URL must begin with https://; only a gateway on this machine may do without");
        }
        if (token.isBlank()) {
            throw new IllegalStateException("TALLYSTICK_SMS_TOKEN is missing; the gateway has to know who sends");
        }
        return new SmsGateway(json, URI.create(url), token);
    }
}
