package org.tallystick.invoicing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.Customer;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Rounding;
import org.tallystick.lib.receivables.tax.TaxBreakdown;
import org.tallystick.lib.receivables.tax.TaxKey;
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
        List<PricedInvoice> posted,
        List<Deduction> deductions,
        @Nullable Purpose purpose) {
    PricedInvoice {
        posted = List.copyOf(posted);
        deductions = List.copyOf(deductions);
    }

    /** What it is for, where it bills no charges and so comes from no draft. */
    sealed interface Purpose {}

    /** That it asks for a deposit, which invoices of the customer or of one contract deduct later. */
    record Asking(Deposit.Kind kind, @Nullable String contractNumber) implements Purpose {}

    /** That it is a debit memo, which charges more on an invoice. */
    record Debiting(Debited debited) implements Purpose {}

    /** The deposit it asks for, if it does. */
    @Nullable
    Asking asking() {
        return purpose instanceof Asking asking ? asking : null;
    }

    /** The invoice it charges more on, if it does. */
    @Nullable
    Debited debited() {
        return purpose instanceof Debiting(Debited debited) ? debited : null;
    }

    /** The documents that are posted: itself, or one per payer, less deposits. */
    List<PricedInvoice> documents() {
        return posted.isEmpty() ? List.of(this) : posted;
    }

    /** The draft that was billed; where several pay, only the document of the first one names it. */
    @Nullable
    UUID billedDraft() {
        return isFollowing() ? null : draft;
    }

    /** The draft it comes from; a deposit, a debit memo, and what moves to another payer, stand for themselves. */
    UUID draftOf() {
        return share == null || share.movedBy() != null ? draft : share.family();
    }

    /** Deposits, debit memos and documents of payers after the first have no draft of their own: what names them becomes their id. */
    InvoiceId idToBe() {
        return isFollowing() ? new InvoiceId(draft) : InvoiceId.next();
    }

    private boolean isFollowing() {
        return purpose != null || (share != null && share.position() > 1);
    }

    PricedInvoice withTaxes(List<InvoiceTax> rows) {
        return new PricedInvoice(
                draft,
                customer,
                invoiceOn,
                lines,
                rows,
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
                share,
                posted,
                deductions,
                purpose);
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
                documents,
                List.of(),
                null);
    }

    /** The document with a line for each deposit that is deducted; what is due is what is left. */
    PricedInvoice less(List<Deduction> less) {
        CurrencyCode currency = gross.currency();
        List<InvoiceLine> allLines = new ArrayList<>(lines);
        Map<TaxKey, TaxBreakdown> rest = new LinkedHashMap<>();
        taxes.forEach(tax -> rest.put(tax.breakdown().key(), tax.breakdown()));
        for (Deduction deduction : less) {
            for (TaxBreakdown row : deduction.rows()) {
                allLines.add(deductionLine(allLines.size() + 1, deduction, row));
                rest.computeIfPresent(
                        row.key(),
                        (key, before) -> new TaxBreakdown(
                                key,
                                before.base().minus(row.base()),
                                before.tax().minus(row.tax())));
            }
        }
        Money off = less.stream().map(each -> each.gross(currency)).reduce(Money.zero(currency), Money::plus);
        Money offNet = less.stream().map(each -> each.net(currency)).reduce(Money.zero(currency), Money::plus);
        Money newTax = tax.minus(off.minus(offNet));
        CurrencyCode own = base.currency();
        return new PricedInvoice(
                draft,
                customer,
                invoiceOn,
                allLines,
                Shares.withReasons(List.copyOf(rest.values()), taxes),
                net.minus(offNet),
                newTax,
                gross.minus(off),
                customer.profile().terms().schedule(invoiceOn, gross.minus(off)),
                rate,
                Money.rounded(gross.minus(off).toDecimal().multiply(rate), own, RoundingMode.HALF_UP),
                Money.rounded(newTax.toDecimal().multiply(rate), own, RoundingMode.HALF_UP),
                rounding,
                contractNumber,
                purchaseOrder,
                share,
                List.of(),
                less,
                null);
    }

    private InvoiceLine deductionLine(int number, Deduction deduction, TaxBreakdown row) {
        String code = lines.stream()
                .filter(line -> line.tax().equals(row.key()))
                .map(InvoiceLine::taxCode)
                .findFirst()
                .orElseThrow();
        return new InvoiceLine(
                number,
                null,
                deduction.number(),
                BigDecimal.ONE.negate(),
                "",
                row.base().toDecimal(),
                null,
                row.base().negated(),
                code,
                row.key(),
                serviceTo(),
                serviceTo(),
                null,
                LineOrigin.ofDeposit(deduction.deposit()));
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
                List.of(),
                List.of(),
                null);
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
