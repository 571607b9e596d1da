package org.tallystick.delivery;

import org.springframework.mail.javamail.JavaMailSender;

/** Mail through the mail server that is configured. */
final class SmtpMail implements MailPort {
    private final JavaMailSender sender;

    SmtpMail(JavaMailSender sender) {
        this.sender = sender;
    }

    @Override
    public void send(Mail mail) {
        sender.send(MimeMail.fill(sender.createMimeMessage(), mail));
    }
}
