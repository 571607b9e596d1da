package org.tallystick.delivery;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.delivery.DocumentPage.Fact;
import org.tallystick.invoicing.Debited;
import org.tallystick.invoicing.Invoice;
import org.tallystick.invoicing.InvoiceLine;
import org.tallystick.invoicing.InvoiceSections;
import org.tallystick.lib.einvoice.references.CreditorReference;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.terms.Discount;

/** Writes an invoice as a page: the fields of EN 16931 in the words of the document's language. */
final class InvoicePages {
    private final Document.OfInvoice document;
    private final Invoice invoice;
    private final Texts texts;
    private final Figures figures;

    private InvoicePages(Document.OfInvoice document) {
        this.document = document;
        this.invoice = document.invoice();
        this.texts = document.texts();
        this.figures = new Figures(texts);
    }

    static DocumentPage page(Document.OfInvoice document, DocumentPage.@Nullable Picture logo) {
        return new InvoicePages(document).page(logo);
    }

    private DocumentPage page(DocumentPage.@Nullable Picture logo) {
        var taxes = new TaxWords(texts, invoice.seller().country());
        return new DocumentPage(
                texts,
                texts.get(title()),
                invoice.number(),
                invoice.seller().name(),
                logo,
                Addresses.oneLine(invoice.seller()),
                Addresses.window(invoice.buyer(), invoice.seller(), texts.locale()),
                facts(),
                true,
                invoice.currency().code(),
                lines(),
                taxes.totals(invoice.net(), document.taxes()),
                new Fact(texts.get("total.invoice"), figures.money(invoice.gross())),
                notes(taxes),
                texts.get("terms.title"),
                terms(),
                installments(),
                payment(),
                invoice.footer(),
                Addresses.foot(invoice.seller(), texts));
    }

    private String title() {
        if (invoice.isDebitMemo()) {
            return "title.debit-memo";
        }
        return document.lines().stream().anyMatch(InvoiceLine::asksForDeposit) ? "title.deposit" : "title.invoice";
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(fact(invoice.isDebitMemo() ? "fact.number.debit-memo" : "fact.number.invoice", invoice.number()));
        facts.add(fact("fact.issued.invoice", figures.date(invoice.invoiceOn())));
        facts.add(fact("fact.due", due()));
        facts.add(fact("fact.service", figures.period(invoice.serviceFrom(), invoice.serviceTo())));
        addPresent(facts, "fact.customer", invoice.buyer().number());
        addPresent(facts, "fact.buyer-tax-id", invoice.buyer().taxId());
        addPresent(facts, "fact.order", invoice.purchaseOrder());
        addPresent(facts, "fact.contract", invoice.contractNumber());
        return facts;
    }

    private String due() {
        return document.parts().size() > 1
                ? texts.get(
                        "due.parts",
                        Integer.toString(document.parts().size()),
                        figures.date(document.parts().getFirst().dueOn()))
                : figures.date(invoice.dueOn());
    }

    private DocumentPage.Line line(InvoiceLine line) {
        boolean ownPeriod = !line.serviceFrom().equals(invoice.serviceFrom())
                || !line.serviceTo().equals(invoice.serviceTo());
        return new DocumentPage.Line(
                line.line(),
                line.deductsDeposit() ? texts.get("line.deduction", line.description()) : line.description(),
                detail(line, ownPeriod),
                figures.quantity(line.quantity()),
                line.unit(),
                figures.unitPrice(line.unitPrice(), invoice.currency().digits()),
                figures.percent(line.tax().rate()),
                figures.amount(line.net()));
    }

    /** With a heading and a subtotal for each child and order, where the invoice is for several. */
    private List<DocumentPage.Line> lines() {
        List<InvoiceSections.Section> sections = InvoiceSections.of(document.lines(), invoice.purchaseOrder());
        if (sections.isEmpty()) {
            return document.lines().stream().map(this::line).toList();
        }
        List<DocumentPage.Line> lines = new ArrayList<>();
        for (InvoiceSections.Section section : sections) {
            String heading = heading(section);
            int last = section.lines().size() - 1;
            for (int i = 0; i <= last; i++) {
                Fact subtotal = i == last && sections.size() > 1
                        ? new Fact(texts.get("section.subtotal", heading), figures.amount(section.net()))
                        : null;
                lines.add(line(section.lines().get(i)).within(i == 0 ? heading : null, subtotal));
            }
        }
        return lines;
    }

    private String heading(InvoiceSections.Section section) {
        List<String> parts = new ArrayList<>();
        if (section.lines().getFirst().deductsDeposit()) {
            parts.add(texts.get("section.deposits"));
        }
        if (section.childName() != null) {
            parts.add(section.childName());
        }
        if (section.purchaseOrder() != null) {
            parts.add(texts.get("section.order", section.purchaseOrder()));
        }
        return parts.isEmpty() ? texts.get("section.other") : String.join(", ", parts);
    }

    private @Nullable String detail(InvoiceLine line, boolean ownPeriod) {
        List<String> parts = new ArrayList<>();
        if (ownPeriod) {
            parts.add(figures.period(line.serviceFrom(), line.serviceTo()));
        }
        if (line.priceWithTax() != null) {
            parts.add(texts.get(
                    "line.with-tax",
                    figures.unitPrice(line.priceWithTax(), invoice.currency().digits())));
        }
        if (line.whole() != null) {
            parts.add(texts.get("line.share", figures.money(line.whole())));
        }
        return parts.isEmpty() ? null : String.join("; ", parts);
    }

    /** Which invoice it replaces or charges more on, what of the whole this payer is asked for, why there is no tax, and what was billed before. */
    private List<String> notes(TaxWords taxes) {
        List<String> notes = new ArrayList<>(taxes.notes(document.taxes()));
        InvoiceLine.wholeOf(document.lines())
                .ifPresent(whole -> notes.addFirst(texts.get(
                        "share.note",
                        figures.money(invoice.net()),
                        figures.money(whole),
                        figures.money(whole.minus(invoice.net())))));
        document.replaces()
                .forEach(before ->
                        notes.addFirst(texts.get("replaces", before.number(), figures.date(before.invoiceOn()))));
        Debited debited = invoice.debited();
        if (debited != null) {
            notes.addFirst(texts.get("debits", debited.number(), figures.date(debited.invoiceOn()), debited.note()));
        }
        document.billedBefore()
                .ifPresent(billed -> notes.add(texts.get(
                        "billed.before",
                        figures.date(billed.from()),
                        figures.date(billed.to()),
                        figures.money(billed.gross()),
                        figures.money(billed.net()))));
        return notes;
    }

    private List<String> terms() {
        List<String> sentences = new ArrayList<>();
        if (document.parts().size() > 1) {
            sentences.add(
                    texts.get("terms.parts", Integer.toString(document.parts().size())));
        } else if (invoice.dueOn().equals(invoice.invoiceOn())) {
            sentences.add(texts.get("terms.now"));
        } else {
            sentences.add(texts.get("terms.due", figures.date(invoice.dueOn())));
        }
        discount(invoice)
                .ifPresent(offer -> sentences.addFirst(texts.get(
                        "terms.discount",
                        figures.money(invoice.gross().minus(offer.saved())),
                        figures.date(offer.until()),
                        figures.percent(offer.discount().percent()),
                        figures.money(offer.saved()))));
        return sentences;
    }

    /** What an early payment saves, and until when. */
    record Offer(Discount discount, LocalDate until, Money saved) {}

    static Optional<Offer> discount(Invoice invoice) {
        Discount discount = invoice.terms().discount();
        Money saved = invoice.terms().discountAvailable(invoice.invoiceOn(), invoice.gross(), invoice.invoiceOn());
        return discount == null || saved.isZero()
                ? Optional.empty()
                : Optional.of(new Offer(discount, invoice.invoiceOn().plusDays(discount.days()), saved));
    }

    private List<DocumentPage.InstallmentRow> installments() {
        List<DocumentPage.InstallmentRow> rows = new ArrayList<>();
        if (document.parts().size() > 1) {
            for (Document.Part part : document.parts()) {
                rows.add(new DocumentPage.InstallmentRow(
                        rows.size() + 1, figures.date(part.dueOn()), figures.money(part.amount())));
            }
        }
        return rows;
    }

    private DocumentPage.@Nullable PaymentBlock payment() {
        if (document.bank().isEmpty() || !invoice.gross().isPositive()) {
            return null;
        }
        PaymentDetails details = new PaymentDetails(invoice, document.bank().get());
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("payment.payee", invoice.seller().name()));
        facts.add(fact("payment.bank", details.bank().name()));
        details.iban().ifPresent(iban -> facts.add(fact("payment.iban", iban.formatted())));
        addPresent(facts, "payment.bic", details.bank().bic());
        if (details.iban().isEmpty()) {
            addPresent(facts, "payment.account", details.bank().accountNumber());
        }
        facts.add(fact("payment.reference", reference(invoice)));
        facts.add(fact("payment.amount", figures.money(invoice.gross())));
        return new DocumentPage.PaymentBlock(
                facts,
                texts.get("payment.please"),
                details.code()
                        .map(payload -> new DocumentPage.QrCode(
                                payload.toMatrix(), texts.get("payment.scan", figures.money(payload.amount()))))
                        .orElse(null));
    }

    /** The payment reference as it is printed: in groups of four where it is a creditor reference. */
    static String reference(Invoice invoice) {
        return CreditorReference.parse(invoice.paymentReference())
                .map(CreditorReference::formatted)
                .orElse(invoice.paymentReference());
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
