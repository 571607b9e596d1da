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
        @Nullable String purchaseOrder) {
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
                purchaseOrder);
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
