package org.tallystick.latefees;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.collections.fees.DayCount;
import org.tallystick.lib.collections.fees.FeeFormula;
import org.tallystick.lib.collections.fees.LateFeeTerms;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;
import org.tallystick.lib.receivables.interest.InterestRate;
import tools.jackson.databind.json.JsonMapper;

/**
 * How much a rule charges, as it is kept: amounts as decimals in the currency of the rule.
 *
 * @param amount of a flat fee
 * @param percent of what is open, or the yearly rate, or what is added to the reference rate
 * @param reference the rate that interest follows; none: the percentage is the whole rate
 * @param tiers days late with amounts for steps, sizes of the claim with amounts for compensation, the last without a size
 */
public record FeeDefinition(
        Kind kind,
        @Nullable String amount,
        @Nullable String percent,
        @Nullable String reference,
        @Nullable DayCount dayCount,
        List<Tier> tiers,
        boolean monthly,
        int graceDays,
        @Nullable String least,
        @Nullable String most,
        @Nullable String mostPercent) {
    private static final JsonMapper json = JsonMapper.shared();

    public FeeDefinition {
        tiers = List.copyOf(tiers);
    }

    /** How the amount is found. */
    public enum Kind {
        FLAT("A fixed amount"),
        SHARE("A percentage of what is open"),
        STEPS("Steps by days late"),
        COMPENSATION("Compensation by size of the claim"),
        INTEREST("Interest by the day");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** So many days late, or a claim below so much, with its amount. */
    public record Tier(@Nullable String bound, String amount) {}

    /** The yearly rates that interest follows, added to nothing yet. */
    interface Rates {
        List<InterestRate> of(String reference);
    }

    /** What the library reckons with. */
    LateFeeTerms terms(CurrencyCode currency, Rates rates) {
        return new LateFeeTerms(
                formula(currency, rates),
                monthly,
                graceDays,
                least == null ? Money.zero(currency) : Money.of(least, currency),
                most == null ? null : Money.of(most, currency),
                mostPercent == null ? null : Percent.of(mostPercent));
    }

    private FeeFormula formula(CurrencyCode currency, Rates rates) {
        return switch (kind) {
            case FLAT -> new FeeFormula.Flat(Money.of(Objects.requireNonNull(amount), currency));
            case SHARE -> new FeeFormula.Share(Percent.of(Objects.requireNonNull(percent)));
            case STEPS ->
                new FeeFormula.Steps(tiers.stream()
                        .map(tier -> new FeeFormula.Step(
                                Integer.parseInt(Objects.requireNonNull(tier.bound())),
                                Money.of(tier.amount(), currency)))
                        .toList());
            case COMPENSATION ->
                new FeeFormula.Compensation(tiers.stream()
                        .map(tier -> new FeeFormula.Band(
                                tier.bound() == null ? null : Money.of(tier.bound(), currency),
                                Money.of(tier.amount(), currency)))
                        .toList());
            case INTEREST ->
                new FeeFormula.Interest(
                        yearly(Percent.of(Objects.requireNonNull(percent)), rates), Objects.requireNonNull(dayCount));
        };
    }

    private List<InterestRate> yearly(Percent own, Rates rates) {
        if (reference == null) {
            return List.of(new InterestRate(LocalDate.MIN, own));
        }
        List<InterestRate> yearly = new ArrayList<>();
        for (InterestRate rate : rates.of(reference)) {
            BigDecimal sum = rate.yearly().value().add(own.value());
            yearly.add(new InterestRate(rate.from(), new Percent(sum)));
        }
        return yearly;
    }

    String write() {
        return json.writeValueAsString(this);
    }

    static FeeDefinition read(String kept) {
        return json.readValue(kept, FeeDefinition.class);
    }
}
