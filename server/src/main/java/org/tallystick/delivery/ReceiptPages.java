package org.tallystick.delivery;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;

/** Writes a receipt: what was paid on each document, what is still open there, and what waits to be applied. */
final class ReceiptPages {
    private final Document.OfReceipt document;
    private final Receipt receipt;
    private final Texts texts;
    private final Figures figures;

    private ReceiptPages(Document.OfReceipt document) {
        this.document = document;
        this.receipt = document.receipt();
        this.texts = document.texts();
        this.figures = new Figures(texts);
    }

    static DocumentPage page(Document.OfReceipt document, DocumentPage.@Nullable Picture logo) {
        return new ReceiptPages(document).page(logo);
    }

    private DocumentPage page(DocumentPage.@Nullable Picture logo) {
        return new DocumentPage(
                texts,
                texts.get("title.receipt"),
                document.number(),
                document.payee().name(),
                logo,
                Addresses.oneLine(document.payee()),
                Addresses.window(document.payer(), document.payee(), texts.locale()),
                facts(),
                false,
                receipt.payment().currency().code(),
                lines(),
                totals(),
                fact("total.receipt", figures.money(receipt.payment().amount())),
                List.of(),
                texts.get("receipt.title"),
                List.of(balance(receipt, texts, figures)),
                List.of(),
                null,
                null,
                Addresses.foot(document.payee(), texts));
    }

    /** Total and remaining amount in one sentence. */
    static String balance(Receipt receipt, Texts texts, Figures figures) {
        Money remaining = receipt.remaining();
        String on = figures.date(receipt.issuedOn());
        return remaining.isZero()
                ? texts.get("receipt.none", on)
                : texts.get("receipt.open", on, figures.money(remaining));
    }

    private List<DocumentPage.Fact> facts() {
        List<DocumentPage.Fact> facts = new ArrayList<>();
        facts.add(fact("fact.number.receipt", document.number()));
        facts.add(fact("fact.received", figures.date(receipt.payment().receivedOn())));
        facts.add(fact("fact.issued.receipt", figures.date(receipt.issuedOn())));
        String number = document.payer().number();
        if (number != null) {
            facts.add(fact("fact.customer", number));
        }
        return facts;
    }

    private List<DocumentPage.Line> lines() {
        List<DocumentPage.Line> lines = new ArrayList<>();
        for (Receipt.Line line : receipt.lines()) {
            lines.add(new DocumentPage.Line(
                    lines.size() + 1,
                    texts.get("notice.line", line.number(), figures.date(line.dueOn())),
                    detail(line),
                    "",
                    "",
                    "",
                    "",
                    figures.amount(line.paid())));
        }
        return lines;
    }

    private String detail(Receipt.Line line) {
        String open = line.remaining().isZero()
                ? texts.get("receipt.settled")
                : texts.get("receipt.remaining", figures.money(line.remaining()));
        return line.discount().isZero()
                ? open
                : texts.get("receipt.discount", figures.money(line.discount())) + " \u00b7 " + open;
    }

    private List<DocumentPage.Fact> totals() {
        List<DocumentPage.Fact> totals = new ArrayList<>();
        totals.add(fact("receipt.applied", figures.money(receipt.payment().allocated())));
        totals.add(fact("receipt.unapplied", figures.money(receipt.payment().unapplied())));
        if (receipt.payment().refunded().isPositive()) {
            totals.add(fact("receipt.refunded", figures.money(receipt.payment().refunded())));
        }
        if (receipt.payment().exchanged().isPositive()) {
            totals.add(fact("receipt.exchanged", figures.money(receipt.payment().exchanged())));
        }
        return totals;
    }

    private DocumentPage.Fact fact(String key, String value) {
        return new DocumentPage.Fact(texts.get(key), value);
    }
}
