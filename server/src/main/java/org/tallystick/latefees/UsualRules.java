package org.tallystick.latefees;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.collections.fees.DayCount;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.platform.Ids;

/** What the law lets a company charge other businesses, ready to be added. */
public enum UsualRules {
    /** Directive 2011/7/EU: the rate of the European Central Bank and 8 percentage points; 40 EUR for costs of recovery. */
    EU("European Union: interest and 40 EUR", "EUR", "ECB"),
    /** Late Payment of Commercial Debts (Interest) Act 1998: the rate of the Bank of England and 8 percentage points. */
    GB("United Kingdom: interest, up to 100 GBP", "GBP", "BOE");

    private static final String MARGIN = "8";
    private static final int DUE_DAYS = 14;

    private final String title;
    private final String currency;
    private final String reference;

    UsualRules(String title, String currency, String reference) {
        this.title = title;
        this.currency = currency;
        this.reference = reference;
    }

    public String title() {
        return title;
    }

    /** The rules, for what falls due from a day on. */
    public List<LateFeeRule> from(LocalDate day) {
        return List.of(
                rule(
                        "Statutory interest",
                        day,
                        definition(FeeDefinition.Kind.INTEREST, MARGIN, reference, DayCount.ACT_365, List.of())),
                rule(
                        "Compensation for recovery costs",
                        day,
                        definition(FeeDefinition.Kind.COMPENSATION, null, null, null, compensation())));
    }

    private List<FeeDefinition.Tier> compensation() {
        return switch (this) {
            case EU -> List.of(new FeeDefinition.Tier(null, "40.00"));
            case GB ->
                List.of(
                        new FeeDefinition.Tier("1000.00", "40.00"),
                        new FeeDefinition.Tier("10000.00", "70.00"),
                        new FeeDefinition.Tier(null, "100.00"));
        };
    }

    private LateFeeRule rule(String name, LocalDate day, FeeDefinition definition) {
        return new LateFeeRule(
                Ids.next(),
                name,
                LateFeeRule.Basis.STATUTORY,
                LateFeeRule.Debtors.BUSINESSES,
                null,
                CurrencyCode.of(currency),
                day,
                DUE_DAYS,
                definition,
                null);
    }

    private static FeeDefinition definition(
            FeeDefinition.Kind kind,
            @Nullable String percent,
            @Nullable String reference,
            @Nullable DayCount dayCount,
            List<FeeDefinition.Tier> tiers) {
        return new FeeDefinition(
                kind,
                null,
                percent,
                reference,
                dayCount,
                tiers,
                kind == FeeDefinition.Kind.INTEREST,
                0,
                null,
                null,
                null);
    }
}
