package org.tallystick.invoicing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.shares.Waterfall;
import org.tallystick.platform.CompanyId;

/** Divides what is priced among the payers that were arranged. Who arranged nothing costs one look-up for all drafts. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Sharing {
    static final String BY_CONTRACT = "PAYERS_BY_CONTRACT";
    static final String CURRENCY = "PAYERS_CURRENCY";
    static final String ARCHIVED = "PAYER_ARCHIVED";
    static final String NEGATIVE = "SHARES_NEGATIVE";

    /** What a draft waits for until somebody changes the arrangement or the customer. */
    static final List<String> CODES = List.of(BY_CONTRACT, CURRENCY, ARCHIVED, NEGATIVE);

    private final Arrangements arrangements;
    private final Customers customers;

    Sharing(Arrangements arrangements, Customers customers) {
        this.arrangements = arrangements;
        this.customers = customers;
    }

    /** The verdicts, priced ones with their shares. To post them, maxima are held until the end of the transaction. */
    public List<DraftPricing.Verdict> divided(
            CompanyId company, LocalDate invoiceOn, List<DraftPricing.Verdict> verdicts, boolean hold) {
        Set<CustomerId> debtors =
                verdicts.stream().map(verdict -> verdict.draft().customer()).collect(Collectors.toSet());
        List<Arrangement> inForce = debtors.isEmpty() ? List.of() : arrangements.inForce(company, debtors, invoiceOn);
        if (inForce.isEmpty()) {
            return verdicts;
        }
        if (hold) {
            hold(company, inForce);
        }
        var round = new Round(inForce, payers(company, inForce), arrangements.used(company, inForce, invoiceOn));
        return verdicts.stream().map(round::divided).toList();
    }

    private void hold(CompanyId company, List<Arrangement> inForce) {
        Set<CustomerId> limited = inForce.stream()
                .filter(each -> each.payers().stream().anyMatch(payer -> payer.period() != null))
                .map(Arrangement::customer)
                .collect(Collectors.toSet());
        if (!limited.isEmpty()) {
            customers.lock(company, limited);
        }
    }

    private Map<CustomerId, Customer> payers(CompanyId company, List<Arrangement> inForce) {
        Collection<CustomerId> ids = inForce.stream()
                .flatMap(each -> each.payers().stream())
                .map(Arrangement.Payer::payer)
                .collect(Collectors.toSet());
        return customers.byIds(company, ids);
    }

    /** Some drafts at once; what one takes of a maximum the next has no more. */
    private static final class Round {
        private final Map<Arrangements.Scope, Arrangement> byScope = new HashMap<>();
        private final Map<CustomerId, Customer> payers;
        private final Map<Arrangements.Used, Long> used;

        Round(List<Arrangement> inForce, Map<CustomerId, Customer> payers, Map<Arrangements.Used, Long> used) {
            inForce.forEach(each -> byScope.put(scope(each), each));
            this.payers = payers;
            this.used = new HashMap<>(used);
        }

        private static Arrangements.Scope scope(Arrangement arrangement) {
            return new Arrangements.Scope(arrangement.customer(), arrangement.contractNumber());
        }

        DraftPricing.Verdict divided(DraftPricing.Verdict verdict) {
            if (!(verdict.result() instanceof Pricing.Result.Priced(PricedInvoice invoice))) {
                return verdict;
            }
            Set<@Nullable String> contracts = new HashSet<>();
            verdict.charges().forEach(charge -> contracts.add(charge.input().contractNumber()));
            Optional<Pricing.Result.Parked> mixed = mixed(verdict.draft(), contracts);
            if (mixed.isPresent()) {
                return with(verdict, mixed.get());
            }
            String contract = contracts.size() == 1 ? contracts.iterator().next() : null;
            Arrangement arrangement = arrangement(verdict.draft().customer(), contract);
            return arrangement == null ? verdict : with(verdict, divided(invoice, arrangement));
        }

        private static DraftPricing.Verdict with(DraftPricing.Verdict verdict, Pricing.Result result) {
            return new DraftPricing.Verdict(verdict.draft(), verdict.charges(), result);
        }

        /** One invoice cannot follow two arrangements. */
        private Optional<Pricing.Result.Parked> mixed(Draft draft, Set<@Nullable String> contracts) {
            return contracts.stream()
                    .filter(contract -> contracts.size() > 1
                            && contract != null
                            && byScope.containsKey(new Arrangements.Scope(draft.customer(), contract)))
                    .findFirst()
                    .map(contract -> new Pricing.Result.Parked(
                            BY_CONTRACT,
                            "Contract " + contract
                                    + " has payers of its own, and the draft bills other work too. Discard the"
                                    + " draft and bill this customer by contract."));
        }

        private @Nullable Arrangement arrangement(CustomerId customer, @Nullable String contract) {
            Arrangement own = byScope.get(new Arrangements.Scope(customer, contract));
            return own == null ? byScope.get(new Arrangements.Scope(customer, null)) : own;
        }

        private Pricing.Result divided(PricedInvoice invoice, Arrangement arrangement) {
            Optional<Pricing.Result.Parked> obstacle = obstacle(invoice, arrangement);
            if (obstacle.isPresent()) {
                return obstacle.get();
            }
            CurrencyCode currency = invoice.gross().currency();
            List<Money> amounts = Waterfall.amounts(
                    invoice.gross(),
                    arrangement.payers().stream()
                            .map(payer -> arrangement.rule(payer, used))
                            .toList());
            for (int i = 0; i < arrangement.payers().size(); i++) {
                used.merge(
                        arrangement.used(arrangement.payers().get(i), currency),
                        amounts.get(i).minor(),
                        Long::sum);
            }
            List<Customer> known = Stream.concat(
                            arrangement.payers().stream()
                                    .map(payer -> Objects.requireNonNull(payers.get(payer.payer()))),
                            Stream.of(invoice.customer()))
                    .toList();
            boolean alone = amounts.getLast().equals(invoice.gross());
            return new Pricing.Result.Priced(
                    alone ? invoice : invoice.divided(Shares.of(invoice, arrangement.id(), known, amounts)));
        }

        private Optional<Pricing.Result.Parked> obstacle(PricedInvoice invoice, Arrangement arrangement) {
            CurrencyCode currency = invoice.gross().currency();
            if (invoice.taxes().stream().anyMatch(tax -> tax.breakdown().base().isNegative())) {
                return Optional.of(new Pricing.Result.Parked(
                        NEGATIVE,
                        "At one tax rate more is taken off than charged, so the invoice cannot be divided among its payers;"
                                + " discard the draft and bill the lines of that rate together with others, or end the"
                                + " arrangement for this invoice."));
            }
            List<String> problems = new ArrayList<>();
            for (Arrangement.Payer payer : arrangement.payers()) {
                Customer known = Objects.requireNonNull(payers.get(payer.payer()));
                if (known.isArchived()) {
                    return Optional.of(new Pricing.Result.Parked(
                            ARCHIVED,
                            "The payer " + known.number() + " is archived; restore them, or change who pays."));
                }
                if (payer.isLimited() && !payer.currency().equals(currency)) {
                    problems.add(known.number());
                }
            }
            return problems.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Pricing.Result.Parked(
                            CURRENCY,
                            "The maximum of payer " + String.join(", ", problems) + " is not in " + currency
                                    + "; change who pays."));
        }
    }
}
