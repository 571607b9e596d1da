package org.tallystick.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.delivery.DocumentPage.Fact;
import org.tallystick.latefees.FeeNote;
import org.tallystick.lib.collections.fees.LateFee;
import org.tallystick.lib.einvoice.references.Iban;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.BankAccount;

/** Writes a note of late fees: what each fee is for, how interest adds up, and where to pay. */
final class LateFeePages {
    private final Document.OfLateFees document;
    private final FeeNote note;
    private final Texts texts;
    private final Figures figures;

    private LateFeePages(Document.OfLateFees document) {
        this.document = document;
        this.note = document.note();
        this.texts = document.texts();
        this.figures = new Figures(texts);
    }

    static DocumentPage page(Document.OfLateFees document, DocumentPage.@Nullable Picture logo) {
        return new LateFeePages(document).page(logo);
    }

    /** The mail says the same as the letter. */
    static List<String> paragraphs(Document.OfLateFees document) {
        var pages = new LateFeePages(document);
        return List.of(
                pages.texts.get(
                        "mail.late-fees", pages.note.number(), pages.figures.money(pages.note.amount()), pages.due()),
                pages.texts.get("late-fees.paid"));
    }

    private DocumentPage page(DocumentPage.@Nullable Picture logo) {
        return new DocumentPage(
                texts,
                texts.get("title.late-fees"),
                note.number(),
                document.company().name(),
                logo,
                Addresses.oneLine(document.company()),
                Addresses.window(document.customerParty(), document.company(), texts.locale()),
                facts(),
                false,
                note.amount().currency().code(),
                note.fees().stream().map(this::line).toList(),
                List.of(),
                new Fact(texts.get("total.late-fees"), figures.money(note.amount())),
                List.of(),
                texts.get("late-fees.title"),
                List.of(texts.get("late-fees.due", due()), texts.get("late-fees.paid")),
                List.of(),
                payment(),
                null,
                Addresses.foot(document.company(), texts));
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("fact.number.late-fees", note.number()));
        facts.add(fact("fact.issued.late-fees", figures.date(note.on())));
        facts.add(fact("fact.due.late-fees", due()));
        String number = document.customerParty().number();
        if (number != null) {
            facts.add(fact("fact.customer", number));
        }
        return facts;
    }

    private DocumentPage.Line line(FeeNote.Fee fee) {
        return new DocumentPage.Line(
                fee.position(),
                texts.get("late-fees.line", fee.ruleName(), fee.lateNumber(), figures.date(fee.lateDueOn())),
                detail(fee.fee()),
                "",
                "",
                "",
                "",
                figures.amount(fee.fee().amount()));
    }

    private @Nullable String detail(LateFee fee) {
        if (fee.spans().isEmpty()) {
            return texts.get("late-fees.open", figures.money(fee.base()));
        }
        String spans = fee.spans().stream().map(this::span).collect(Collectors.joining("; "));
        Money before = fee.chargedBefore();
        return before.isPositive() ? spans + "; " + texts.get("late-fees.before", figures.money(before)) : spans;
    }

    private String span(LateFee.Span span) {
        return texts.get(
                "late-fees.span",
                figures.period(span.from(), span.through()),
                figures.money(span.open()),
                figures.percent(span.yearly()),
                span.days() + "/" + span.daysOfYear());
    }

    private String due() {
        return figures.date(document.dueOn());
    }

    private DocumentPage.@Nullable PaymentBlock payment() {
        if (document.bank().isEmpty()) {
            return null;
        }
        BankAccount bank = document.bank().get();
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("payment.payee", document.company().name()));
        facts.add(fact("payment.bank", bank.name()));
        String iban = bank.iban();
        String account = bank.accountNumber();
        if (iban != null) {
            facts.add(fact("payment.iban", Iban.parse(iban).map(Iban::formatted).orElse(iban)));
        } else if (account != null) {
            facts.add(fact("payment.account", account));
        }
        facts.add(fact("payment.reference", note.number()));
        facts.add(fact("payment.amount", figures.money(note.amount())));
        return new DocumentPage.PaymentBlock(facts, texts.get("payment.please"), null);
    }

    private Fact fact(String key, String value) {
        return new Fact(texts.get(key), value);
    }
}
