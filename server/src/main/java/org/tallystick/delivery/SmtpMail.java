package org.tallystick.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.tallystick.delivery.reports.OurMail;
import org.tallystick.delivery.reports.StatusCode;

/**
 * Mail through the mail server that is configured. With a mailbox for what comes back, each mail has a return address of its
 * own that names the delivery, whatever the reporting server quotes of it.
 */
final class SmtpMail implements MailPort {
    private static final int PERMANENT = 500;

    private final JavaMailSenderImpl sender;
    private final @Nullable String returns;

    SmtpMail(JavaMailSenderImpl sender, @Nullable String returns) {
        this.sender = sender;
        this.returns = returns;
    }

    @Override
    public void send(Mail mail) {
        try {
            sender.send(MimeMail.fill(message(mail), mail));
        } catch (MailSendException e) {
            throw refusal(e)
                    .<RuntimeException>map(code -> new AddressRefused(code, e))
                    .orElse(e);
        }
    }

    private MimeMessage message(Mail mail) {
        var message = new SMTPMessage(sender.getSession());
        if (returns != null) {
            message.setEnvelopeFrom(OurMail.returnAddress(returns, mail.id()));
        }
        return message;
    }

    /** What the server says of the recipient for good; empty when it may take him later, or something else is wrong. */
    private static Optional<StatusCode> refusal(MailSendException e) {
        Deque<Throwable> left = new ArrayDeque<>(e.getFailedMessages().values());
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        while (!left.isEmpty()) {
            Throwable next = left.poll();
            if (!seen.add(next)) {
                continue;
            }
            if (next instanceof SMTPAddressFailedException failed && failed.getReturnCode() >= PERMANENT) {
                return Optional.of(StatusCode.ofReply(failed.getReturnCode(), String.valueOf(failed.getMessage())));
            }
            if (next instanceof MessagingException more && more.getNextException() != null) {
                left.add(more.getNextException());
            }
            if (next.getCause() != null) {
                left.add(next.getCause());
            }
        }
        return Optional.empty();
    }
}
