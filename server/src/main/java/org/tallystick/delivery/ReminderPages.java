package org.tallystick.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.collections.NoticeLine;
import org.tallystick.delivery.DocumentPage.Fact;
import org.tallystick.lib.collections.dunning.Tone;
import org.tallystick.lib.einvoice.qr.EpcPayload;
import org.tallystick.lib.einvoice.references.Iban;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.BankAccount;

/** Writes a reminder: every item with what is open of it and how late it is, the sum, and where to pay. */
final class ReminderPages {
    private final Document.OfReminder document;
    private final Texts texts;
    private final Figures figures;

    private ReminderPages(Document.OfReminder document) {
        this.document = document;
        this.texts = document.texts();
        this.figures = new Figures(texts);
    }

    static DocumentPage page(Document.OfReminder document, DocumentPage.@Nullable Picture logo) {
        return new ReminderPages(document).page(logo);
    }

    static String subject(Tone tone) {
        return "mail.subject.reminder." + tone.name();
    }

    /** Whose words a company writes itself. */
    static MailTemplate.Kind words(Tone tone) {
        return switch (tone) {
            case COURTESY -> MailTemplate.Kind.COURTESY;
            case REMINDER -> MailTemplate.Kind.REMINDER;
            case DEMAND -> MailTemplate.Kind.DEMAND;
            case FINAL -> MailTemplate.Kind.FINAL_DEMAND;
        };
    }

    static Tone tone(MailTemplate.Kind kind) {
        return switch (kind) {
            case COURTESY -> Tone.COURTESY;
            case DEMAND -> Tone.DEMAND;
            case FINAL_DEMAND -> Tone.FINAL;
            case REMINDER, INVOICE, CREDIT_MEMO, RECEIPT -> Tone.REMINDER;
        };
    }

    /** The mail says the same as the letter. */
    static List<String> paragraphs(Document.OfReminder document) {
        var pages = new ReminderPages(document);
        return paragraphs(
                document.notice().tone(),
                pages.texts,
                pages.figures.money(document.notice().total()),
                list(document),
                document.number());
    }

    static List<String> paragraphs(Tone tone, Texts texts, String amount, String items, String reference) {
        return List.of(
                texts.get("mail.reminder." + tone.name(), amount),
                items,
                texts.get("mail.reference", reference),
                texts.get("reminder.objections"));
    }

    /** One line for each item. */
    static String list(Document.OfReminder document) {
        var pages = new ReminderPages(document);
        return document.lines().stream()
                .map(line -> pages.what(line) + ": " + pages.figures.money(line.amount()) + pages.inBrackets(line))
                .collect(Collectors.joining("\n"));
    }

    private String inBrackets(NoticeLine line) {
        String detail = detail(line);
        return detail == null ? "" : " (" + detail + ")";
    }

    private DocumentPage page(DocumentPage.@Nullable Picture logo) {
        Tone tone = document.notice().tone();
        return new DocumentPage(
                texts,
                texts.get("title.reminder." + tone.name()),
                figures.date(document.notice().on()),
                document.company().name(),
                logo,
                Addresses.oneLine(document.company()),
                Addresses.window(document.customerParty(), document.company(), texts.locale()),
                facts(),
                false,
                document.notice().total().currency().code(),
                lines(),
                List.of(),
                new Fact(
                        texts.get("total.reminder"),
                        figures.money(document.notice().total())),
                List.of(),
                texts.get("reminder.title"),
                List.of(
                        texts.get(
                                "reminder." + tone.name(),
                                figures.money(document.notice().total())),
                        texts.get("reminder.objections")),
                List.of(),
                payment(),
                null,
                Addresses.foot(document.company(), texts));
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("fact.number.reminder", document.number()));
        addPresent(facts, "fact.customer", document.customerParty().number());
        return facts;
    }

    private List<DocumentPage.Line> lines() {
        List<DocumentPage.Line> lines = new ArrayList<>();
        for (NoticeLine line : document.lines()) {
            lines.add(new DocumentPage.Line(
                    lines.size() + 1, what(line), detail(line), "", "", "", "", figures.amount(line.amount())));
        }
        return lines;
    }

    private String what(NoticeLine line) {
        return texts.get("item." + line.kind().name()) + " " + line.number();
    }

    /** When it was due and how late that is; a credit was never due. */
    private @Nullable String detail(NoticeLine line) {
        if (line.amount().isNegative()) {
            return null;
        }
        long late = document.notice().on().toEpochDay() - line.dueOn().toEpochDay();
        String due = figures.date(line.dueOn());
        String said = late > 0 ? texts.get("reminder.late", due, Long.toString(late)) : texts.get("reminder.due", due);
        return line.level() == 0 ? said : said + ", " + texts.get("reminder.level", Integer.toString(line.level()));
    }

    private DocumentPage.@Nullable PaymentBlock payment() {
        if (document.bank().isEmpty()) {
            return null;
        }
        BankAccount bank = document.bank().get();
        Money total = document.notice().total();
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("payment.payee", document.company().name()));
        facts.add(fact("payment.bank", bank.name()));
        String number = bank.iban();
        Optional<Iban> iban = number == null ? Optional.empty() : Iban.parse(number);
        iban.ifPresentOrElse(
                known -> facts.add(fact("payment.iban", known.formatted())),
                () -> addPresent(facts, "payment.account", bank.accountNumber()));
        addPresent(facts, "payment.bic", bank.bic());
        facts.add(fact("payment.reference", document.number()));
        facts.add(fact("payment.amount", figures.money(total)));
        return new DocumentPage.PaymentBlock(
                facts,
                texts.get("payment.please"),
                iban.flatMap(known -> code(known, total)).orElse(null));
    }

    /** For euros to an IBAN. */
    private Optional<DocumentPage.QrCode> code(Iban iban, Money total) {
        if (!EpcPayload.isPayable(total)) {
            return Optional.empty();
        }
        String payee = PaymentDetails.payee(document.company().name());
        EpcPayload payload = EpcPayload.ofText(payee, iban, total, document.number());
        return Optional.of(
                new DocumentPage.QrCode(payload.toMatrix(), texts.get("payment.scan", figures.money(total))));
    }

    private Fact fact(String key, String value) {
        return new Fact(texts.get(key), value);
    }

    private void addPresent(List<Fact> facts, String key, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.add(fact(key, value));
        }
    }
}
