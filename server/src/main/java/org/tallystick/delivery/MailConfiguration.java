package org.tallystick.delivery;

import java.nio.file.Path;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;

/** Chooses how mail leaves: by a mail server when one is named, else into a folder; a demo never sends real mail. */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {
    @Bean
    MailPort mailPort(
            ObjectProvider<JavaMailSender> sender,
            @Value("${spring.mail.host:}") String host,
            @Value("${tallystick.demo:false}") boolean demo,
            @Value("${tallystick.home}") Path home) {
        return demo || host.isBlank() ? new OutboxFolder(home.resolve("outbox")) : new SmtpMail(sender.getObject());
    }
}
