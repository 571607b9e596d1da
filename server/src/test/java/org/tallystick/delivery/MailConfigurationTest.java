package org.tallystick.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class MailConfigurationTest {
    @ParameterizedTest
    @CsvSource({"'', false, OutboxFolder", "mail.example, false, SmtpMail", "mail.example, true, OutboxFolder"})
    void aDemoNeverSendsRealMail(String host, boolean demo, String port) {
        var beans = new StaticListableBeanFactory();
        beans.addBean("sender", new JavaMailSenderImpl());

        MailPort chosen = new MailConfiguration()
                .mailPort(beans.getBeanProvider(JavaMailSenderImpl.class), host, "", demo, Path.of("unused"));

        assertThat(chosen.getClass().getSimpleName()).isEqualTo(port);
    }
}
