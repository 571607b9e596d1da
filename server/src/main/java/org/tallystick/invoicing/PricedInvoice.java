package org.tallystick.invoicing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.Customer;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Rounding;
import org.tallystick.lib.receivables.terms.Installment;
import org.tallystick.platform.Ids;

/** An invoice complete but for its number: what pricing made of a draft's charges. */
record PricedInvoice(
        UUID draft,
        Customer customer,
        LocalDate invoiceOn,
        List<InvoiceLine> lines,
        List<InvoiceTax> taxes,
        Money net,
        Money tax,
        Money gross,
        List<Installment> installments,
        BigDecimal rate,
        Money base,
        Money taxBase,
        Rounding rounding,
        @Nullable String contractNumber,
        @Nullable String purchaseOrder,
        @Nullable Share share,
        List<PricedInvoice> shares) {
    PricedInvoice {
        shares = List.copyOf(shares);
    }

    /** The documents that are posted: itself, or one per payer. */
    List<PricedInvoice> documents() {
        return shares.isEmpty() ? List.of(this) : shares;
    }

    /** The draft that was billed; where several pay, only the document of the first one names it. */
    @Nullable
    UUID billedDraft() {
        return isFollowing() ? null : draft;
    }

    /** Documents of payers after the first have no draft of their own: what names them becomes their id. */
    InvoiceId idToBe() {
        return isFollowing() ? new InvoiceId(draft) : InvoiceId.next();
    }

    private boolean isFollowing() {
        return share != null && share.position() > 1;
    }

    PricedInvoice divided(List<PricedInvoice> documents) {
        return new PricedInvoice(
                draft,
                customer,
                invoiceOn,
                lines,
                taxes,
                net,
                tax,
                gross,
                installments,
                rate,
                base,
                taxBase,
                rounding,
                contractNumber,
                purchaseOrder,
                null,
                documents);
    }

    /** The document of one payer, due by their own terms. */
    PricedInvoice part(
            Share of,
            Customer payer,
            List<InvoiceLine> ownLines,
            List<InvoiceTax> ownTaxes,
            Money ownBase,
            Money ownTaxBase) {
        Money zero = Money.zero(gross.currency());
        Money ownNet = ownTaxes.stream().map(row -> row.breakdown().base()).reduce(zero, Money::plus);
        Money ownTax = ownTaxes.stream().map(row -> row.breakdown().tax()).reduce(zero, Money::plus);
        return new PricedInvoice(
                of.position() == 1 ? draft : Ids.next(),
                payer,
                invoiceOn,
                ownLines,
                ownTaxes,
                ownNet,
                ownTax,
                ownNet.plus(ownTax),
                payer.profile().terms().schedule(invoiceOn, ownNet.plus(ownTax)),
                rate,
                ownBase,
                ownTaxBase,
                rounding,
                contractNumber,
                purchaseOrder,
                of,
                List.of());
    }

    LocalDate dueOn() {
        return installments.stream()
                .map(Installment::dueOn)
                .min(LocalDate::compareTo)
                .orElse(invoiceOn);
    }

    LocalDate serviceFrom() {
        return lines.stream()
                .map(InvoiceLine::serviceFrom)
                .min(LocalDate::compareTo)
                .orElse(invoiceOn);
    }

    LocalDate serviceTo() {
        return lines.stream()
                .map(InvoiceLine::serviceTo)
                .max(LocalDate::compareTo)
                .orElse(invoiceOn);
    }
}
