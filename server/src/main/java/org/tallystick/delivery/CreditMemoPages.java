package org.tallystick.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tallystick.delivery.DocumentPage.Fact;
import org.tallystick.invoicing.CreditMemo;
import org.tallystick.invoicing.Invoice;
import org.tallystick.invoicing.InvoiceTax;
import org.tallystick.invoicing.Party;
import org.tallystick.lib.receivables.tax.TaxBreakdown;

/** Writes a credit memo as a page: its reason, the invoice it credits, and the credit by tax rate. */
final class CreditMemoPages {
    private final CreditMemo memo;
    private final Invoice invoice;
    private final List<InvoiceTax> taxes;
    private final Texts texts;
    private final Figures figures;

    private CreditMemoPages(Document.OfCreditMemo document) {
        this.memo = document.memo();
        this.invoice = document.invoice();
        this.taxes = memo.taxes().stream()
                .map(tax -> new InvoiceTax(tax, exemptionReason(document.invoiceTaxes(), tax)))
                .toList();
        this.texts = document.texts();
        this.figures = new Figures(texts);
    }

    static DocumentPage page(Document.OfCreditMemo document, DocumentPage.@Nullable Picture logo) {
        return new CreditMemoPages(document).page(logo);
    }

    private DocumentPage page(DocumentPage.@Nullable Picture logo) {
        Party seller = invoice.seller();
        var words = new TaxWords(texts, seller.country());
        return new DocumentPage(
                texts,
                texts.get("title.credit-memo"),
                memo.number(),
                seller.name(),
                logo,
                Addresses.oneLine(seller),
                Addresses.window(invoice.buyer(), seller, texts.locale()),
                facts(),
                false,
                memo.gross().currency().code(),
                lines(),
                words.totals(memo.net(), taxes),
                new Fact(texts.get("total.credit-memo"), figures.money(memo.gross())),
                words.notes(taxes),
                texts.get("credit.title"),
                List.of(texts.get("credit.settled", invoice.number())),
                List.of(),
                null,
                invoice.footer(),
                Addresses.foot(seller, texts));
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        add(facts, "fact.number.credit-memo", memo.number());
        add(facts, "fact.issued.credit-memo", figures.date(memo.creditedOn()));
        add(facts, "fact.credited-invoice", invoice.number());
        add(facts, "fact.customer", invoice.buyer().number());
        add(facts, "fact.buyer-tax-id", invoice.buyer().taxId());
        add(facts, "fact.order", invoice.purchaseOrder());
        add(facts, "fact.contract", invoice.contractNumber());
        return facts;
    }

    private void add(List<Fact> facts, String key, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new Fact(texts.get(key), value));
        }
    }

    private List<DocumentPage.Line> lines() {
        String description = texts.get("credit.line", invoice.number(), figures.date(invoice.invoiceOn()));
        String reason = texts.get("credit.reason") + ": " + texts.get("reason." + memo.reasonCode()) + " \u2013 "
                + memo.reason();
        List<DocumentPage.Line> lines = new ArrayList<>();
        for (TaxBreakdown tax : memo.taxes()) {
            lines.add(new DocumentPage.Line(
                    lines.size() + 1,
                    description,
                    reason,
                    "",
                    "",
                    "",
                    figures.percent(tax.key().rate()),
                    figures.amount(tax.base())));
        }
        return lines;
    }

    private static @Nullable String exemptionReason(List<InvoiceTax> invoiceTaxes, TaxBreakdown tax) {
        return invoiceTaxes.stream()
                .filter(original -> original.breakdown().key().equals(tax.key()))
                .map(InvoiceTax::exemptionReason)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
