package org.tallystick.delivery;

import java.util.List;
import java.util.Map;
import org.tallystick.platform.Refusal;

/** Subject and text of the mails of one kind of document in one language, as the company writes them. */
public record MailTemplate(Kind kind, String language, String subject, String body) {
    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_BODY = 10_000;

    /** The documents whose mails a company may write itself, and what can be filled in. */
    public enum Kind {
        INVOICE(
                "Invoices",
                "recipient company number amount due discount discount_until reference order contract link phone website"),
        CREDIT_MEMO("Credit memos", "recipient company number amount invoice link phone website"),
        RECEIPT("Receipts", "recipient company number amount received phone website"),
        COURTESY("Reminders before the due day", Kind.REMINDER_PLACES),
        REMINDER("Reminders", Kind.REMINDER_PLACES),
        DEMAND("Demands", Kind.REMINDER_PLACES),
        FINAL_DEMAND("Final demands", Kind.REMINDER_PLACES);

        private static final String REMINDER_PLACES = "recipient company number amount items reference phone website";

        private final String title;
        private final String places;

        Kind(String title, String places) {
            this.title = title;
            this.places = places;
        }

        public String title() {
            return title;
        }

        /** What their mails go with. */
        Delivery.SubjectType document() {
            return switch (this) {
                case INVOICE -> Delivery.SubjectType.INVOICE;
                case CREDIT_MEMO -> Delivery.SubjectType.CREDIT_MEMO;
                case RECEIPT -> Delivery.SubjectType.RECEIPT;
                case COURTESY, REMINDER, DEMAND, FINAL_DEMAND -> Delivery.SubjectType.REMINDER;
            };
        }

        /** The names that may stand in double braces. */
        public List<String> places() {
            return List.of(places.split(" ", -1));
        }
    }

    public MailTemplate {
        subject = subject.strip();
        body = body.strip().replace("\r\n", "\n");
        if (subject.isEmpty() || body.isEmpty()) {
            throw Refusal.invalid("TEMPLATE_EMPTY", "Write a subject and a text; without them nobody knows what came.");
        }
        if (subject.length() > LONGEST_SUBJECT || body.length() > LONGEST_BODY) {
            throw Refusal.invalid(
                    "TEMPLATE_TOO_LONG", "The subject may have 200 characters, the text 10,000; shorten it.");
        }
        if (!Mail.oneLine(subject).equals(subject)) {
            throw Refusal.invalid("TEMPLATE_SUBJECT_LINES", "The subject is one line.");
        }
        TemplateText.parse("Subject", subject, kind.places());
        TemplateText.parse("Text", body, kind.places());
    }

    /** What it says when it is filled in. */
    record Written(String subject, String text) {}

    /** Refuses when nothing is left of the subject or the text; the mail then waits for a person, and no other one does. */
    Written fill(Map<String, String> values) {
        String head = Mail.oneLine(
                TemplateText.parse("Subject", subject, kind.places()).fill(values));
        String text = TemplateText.parse("Text", body, kind.places()).fill(values);
        if (head.isBlank() || text.isBlank()) {
            throw Refusal.invalid(
                    "TEMPLATE_SAYS_NOTHING",
                    "The company's text for this mail says nothing for this customer, because what it fills in is"
                            + " empty; add words around it under Settings, Mail texts, then send again.");
        }
        return new Written(head, text + "\n");
    }
}
