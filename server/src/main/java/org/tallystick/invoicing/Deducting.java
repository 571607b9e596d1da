package org.tallystick.invoicing;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.shares.Drawdown;
import org.tallystick.lib.receivables.tax.TaxBreakdown;
import org.tallystick.platform.CompanyId;

/** Deducts paid deposits from what is about to be invoiced. Who has none costs one look-up for all drafts. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Deducting {
    private final Deposits deposits;
    private final Customers customers;

    Deducting(Deposits deposits, Customers customers) {
        this.deposits = deposits;
        this.customers = customers;
    }

    /** The verdicts, priced ones less deposits. To post them, deposits are held until the end of the transaction. */
    public List<DraftPricing.Verdict> deducted(CompanyId company, List<DraftPricing.Verdict> verdicts, boolean hold) {
        Set<CustomerId> billed = new HashSet<>();
        verdicts.forEach(verdict -> documents(verdict)
                .forEach(document -> billed.add(document.customer().id())));
        Collection<CustomerId> having = billed.isEmpty() ? List.of() : deposits.having(company, billed);
        if (having.isEmpty()) {
            return verdicts;
        }
        if (hold) {
            customers.lock(company, having);
        }
        var round = new Round(deposits.of(company, having));
        return verdicts.stream().map(round::deducted).toList();
    }

    private static List<PricedInvoice> documents(DraftPricing.Verdict verdict) {
        return verdict.result() instanceof Pricing.Result.Priced(PricedInvoice invoice)
                ? invoice.documents()
                : List.of();
    }

    /** Some drafts at once; what one deducts the next has no more. */
    private static final class Round {
        private final Map<CustomerId, List<Deposit>> deposits;
        private final Map<InvoiceId, List<TaxBreakdown>> taken = new HashMap<>();

        Round(List<Deposit> deposits) {
            this.deposits = deposits.stream()
                    .filter(deposit -> deposit.available().isPositive())
                    .collect(Collectors.groupingBy(Deposit::customer));
        }

        DraftPricing.Verdict deducted(DraftPricing.Verdict verdict) {
            if (!(verdict.result() instanceof Pricing.Result.Priced(PricedInvoice invoice))) {
                return verdict;
            }
            String contract = contract(verdict);
            List<PricedInvoice> documents = new ArrayList<>();
            boolean any = false;
            for (PricedInvoice document : invoice.documents()) {
                List<Deduction> deductions = deductions(document, contract);
                documents.add(deductions.isEmpty() ? document : document.less(deductions));
                any |= !deductions.isEmpty();
            }
            return any
                    ? new DraftPricing.Verdict(
                            verdict.draft(), verdict.charges(), new Pricing.Result.Priced(invoice.divided(documents)))
                    : verdict;
        }

        /** Null where the draft bills work of several contracts, or of none. */
        private static @Nullable String contract(DraftPricing.Verdict verdict) {
            Set<@Nullable String> contracts = new HashSet<>();
            verdict.charges().forEach(charge -> contracts.add(charge.input().contractNumber()));
            return contracts.size() == 1 ? contracts.iterator().next() : null;
        }

        private List<Deduction> deductions(PricedInvoice document, @Nullable String contract) {
            CurrencyCode currency = document.gross().currency();
            List<TaxBreakdown> left = Shares.breakdown(document.taxes());
            List<Deduction> deductions = new ArrayList<>();
            for (Deposit deposit : deposits.getOrDefault(document.customer().id(), List.of())) {
                if (deposit.currency().equals(currency) && deposit.isFor(contract)) {
                    List<TaxBreakdown> rows = take(deposit, left);
                    if (!rows.isEmpty()) {
                        deductions.add(deduction(deposit, rows, document.base().currency()));
                        left = minus(left, rows);
                    }
                }
            }
            return deductions;
        }

        private List<TaxBreakdown> take(Deposit deposit, List<TaxBreakdown> invoice) {
            List<TaxBreakdown> before = taken.computeIfAbsent(deposit.invoice(), key -> new ArrayList<>());
            List<TaxBreakdown> used = new ArrayList<>(deposit.used());
            used.addAll(before);
            Money most = before.stream().map(TaxBreakdown::gross).reduce(deposit.available(), Money::minus);
            boolean sound = invoice.stream().noneMatch(row -> row.base().isNegative());
            List<TaxBreakdown> rows =
                    sound ? Drawdown.of(deposit.currency(), deposit.rows(), used, most, invoice) : List.of();
            before.addAll(rows);
            return rows;
        }

        /** At the rate of the deposit: it gives back what it was worth when it was invoiced. */
        private static Deduction deduction(Deposit deposit, List<TaxBreakdown> rows, CurrencyCode own) {
            Money net = rows.stream().map(TaxBreakdown::base).reduce(Money.zero(deposit.currency()), Money::plus);
            return new Deduction(
                    deposit.invoice(),
                    deposit.number(),
                    rows,
                    Money.rounded(net.toDecimal().multiply(deposit.rate()), own, RoundingMode.HALF_UP));
        }

        private static List<TaxBreakdown> minus(List<TaxBreakdown> invoice, List<TaxBreakdown> rows) {
            return invoice.stream()
                    .map(row -> rows.stream()
                            .filter(taken -> taken.key().equals(row.key()))
                            .findFirst()
                            .map(taken -> new TaxBreakdown(
                                    row.key(),
                                    row.base().minus(taken.base()),
                                    row.tax().minus(taken.tax())))
                            .orElse(row))
                    .toList();
        }
    }
}
