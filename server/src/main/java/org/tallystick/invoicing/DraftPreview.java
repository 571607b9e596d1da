package org.tallystick.invoicing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Rounding;
import org.tallystick.lib.receivables.terms.Installment;
import org.tallystick.platform.CompanyId;

/** What a draft would become if its run was posted now, by the very rules of posting. */
@Component
public class DraftPreview {
    private final DraftPricing pricing;
    private final BillingRuns runs;

    DraftPreview(DraftPricing pricing, BillingRuns runs) {
        this.pricing = pricing;
        this.runs = runs;
    }

    /** What one payer will be asked for, when the first of it is due, and the deposits that are deducted already. */
    public record PayerShare(
            CustomerId payer, String name, Money net, Money tax, Money gross, Money deducted, LocalDate dueOn) {
        private static PayerShare of(PricedInvoice document) {
            return new PayerShare(
                    document.customer().id(),
                    document.customer().name(),
                    document.net(),
                    document.tax(),
                    document.gross(),
                    document.deductions().stream()
                            .map(each -> each.gross(document.gross().currency()))
                            .reduce(Money.zero(document.gross().currency()), Money::plus),
                    document.dueOn());
        }
    }

    /** Lines, tax subtotals and installments of the invoice to be; shares where several pay or deposits are deducted. */
    public record Preview(
            List<InvoiceLine> lines,
            List<InvoiceTax> taxes,
            List<Installment> installments,
            Rounding rounding,
            List<PayerShare> shares) {
        public Preview {
            shares = List.copyOf(shares);
            lines = List.copyOf(lines);
            taxes = List.copyOf(taxes);
            installments = List.copyOf(installments);
        }
    }

    /** Empty for a draft that cannot be priced; why is written on the draft. */
    @Transactional(readOnly = true)
    public Optional<Preview> of(CompanyId company, Draft draft) {
        BillingRun run = runs.find(company, draft.run()).orElseThrow();
        return pricing.verdicts(company, run.invoiceOn(), List.of(draft)).stream()
                .map(DraftPricing.Verdict::result)
                .flatMap(result -> result instanceof Pricing.Result.Priced(PricedInvoice invoice)
                        ? Optional.of(invoice).stream()
                        : Optional.<PricedInvoice>empty().stream())
                .findFirst()
                .map(invoice -> new Preview(
                        invoice.lines(),
                        invoice.taxes(),
                        invoice.installments(),
                        invoice.rounding(),
                        invoice.posted().stream().map(PayerShare::of).toList()));
    }
}
