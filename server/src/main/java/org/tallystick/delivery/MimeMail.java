package org.tallystick.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.tallystick.delivery.reports.OurMail;

/** Writes a mail in the form of RFC 5322 with its attachment. */
final class MimeMail {
    private MimeMail() {}

    /** Fills an empty message. */
    static MimeMessage fill(MimeMessage message, Mail mail) {
        try {
            var helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
            helper.setValidateAddresses(true);
            helper.setFrom(mail.from().email(), mail.from().name());
            helper.setTo(new InternetAddress(mail.to().email(), mail.to().name(), StandardCharsets.UTF_8.name()));
            helper.setSubject(mail.subject());
            helper.setText(mail.text(), mail.html());
            helper.setSentDate(Date.from(mail.writtenAt()));
            helper.addAttachment(mail.fileName(), new ByteArrayResource(mail.pdf()), Artefact.PDF);
            if (mail.data() != null) {
                helper.addAttachment(
                        mail.data().name(), new ByteArrayResource(mail.data().content()), Artefact.XML);
            }
            message.setHeader("Content-Language", mail.language());
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setHeader(OurMail.HEADER, mail.id().toString());
            message.saveChanges();
            message.setHeader("Message-ID", mail.messageId());
            return message;
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new MailPreparationException("cannot write the mail for " + mail.number(), e);
        }
    }
}
