package org.tallystick.delivery;

import java.nio.file.Path;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Chooses how mail leaves: by a mail server when one is named, else into a folder; a demo never sends real mail. */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {
    @Bean
    MailPort mailPort(
            ObjectProvider<JavaMailSenderImpl> sender,
            @Value("${spring.mail.host:}") String host,
            @Value("${tallystick.mail-returns:}") String returns,
            @Value("${tallystick.demo:false}") boolean demo,
            @Value("${tallystick.home}") Path home) {
        if (demo || host.isBlank()) {
            return new OutboxFolder(home.resolve("outbox"));
        }
        if (!returns.isBlank() && !returns.matches("[^@\\s<>]+@[^@\\s<>]+")) {
            throw new IllegalStateException("TALLYSTICK_MAIL_RETURNS is not an e-mail address: " + returns);
        }
        return new SmtpMail(sender.getObject(), returns.isBlank() ? null : returns.strip());
    }
}
