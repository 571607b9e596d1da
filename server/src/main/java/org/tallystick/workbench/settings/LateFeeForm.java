package org.tallystick.workbench.settings;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tallystick.latefees.FeeDefinition;
import org.tallystick.latefees.LateFeeRule;
import org.tallystick.lib.collections.fees.DayCount;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.Entered;

/** A rule about late fees as it is typed; fields the kind has no use for are left aside. */
public record LateFeeForm(
        String name,
        FeeDefinition.Kind kind,
        LateFeeRule.Basis basis,
        LateFeeRule.Debtors debtors,
        @Nullable String country,
        String currency,
        @Nullable String validFrom,
        @Nullable String amount,
        @Nullable String percent,
        @Nullable String reference,
        DayCount dayCount,
        @Nullable String tiers,
        @Nullable Boolean monthly,
        @Nullable Integer graceDays,
        @Nullable String least,
        @Nullable String most,
        @Nullable String mostPercent,
        @Nullable Integer dueDays) {
    private static final int USUAL_DUE_DAYS = 14;
    private static final int MOST_DAYS = 90;

    LateFeeRule rule(LocalDate today) {
        CurrencyCode code = Entered.currency(currency);
        return new LateFeeRule(
                Ids.next(),
                name.strip(),
                basis,
                debtors,
                countryCode(),
                code,
                Objects.requireNonNullElse(Entered.date("day", validFrom), today),
                days(dueDays, USUAL_DUE_DAYS),
                definition(code),
                null);
    }

    private FeeDefinition definition(CurrencyCode code) {
        boolean interest = kind == FeeDefinition.Kind.INTEREST;
        return new FeeDefinition(
                kind,
                kind == FeeDefinition.Kind.FLAT ? above("amount", amount, code) : null,
                interest || kind == FeeDefinition.Kind.SHARE ? rate(percent) : null,
                interest ? Entered.text(reference) : null,
                interest ? dayCount : null,
                tiers(code),
                interest || Boolean.TRUE.equals(monthly),
                days(graceDays, 0),
                optional("least amount", least, code),
                optional("limit", most, code),
                Entered.text(mostPercent) == null ? null : rate(mostPercent));
    }

    private @Nullable String countryCode() {
        String text = Entered.text(country);
        if (text != null && !text.matches("[A-Za-z]{2}")) {
            throw Refusal.invalid("COUNTRY_INVALID", "Write the country as two letters, such as DE.");
        }
        return text == null ? null : text.toUpperCase(Locale.ROOT);
    }

    /** A line for each step or size: {@code 30: 10.00}; of sizes the last has an amount alone. */
    private List<FeeDefinition.Tier> tiers(CurrencyCode code) {
        if (kind != FeeDefinition.Kind.STEPS && kind != FeeDefinition.Kind.COMPENSATION) {
            return List.of();
        }
        List<FeeDefinition.Tier> read = new ArrayList<>();
        for (String line :
                Objects.requireNonNullElse(Entered.text(tiers), "").lines().toList()) {
            if (!line.isBlank()) {
                read.add(tier(line, code));
            }
        }
        if (read.isEmpty()) {
            throw Refusal.invalid("TIERS_MISSING", "Write at least one line of days or sizes with an amount.");
        }
        return read;
    }

    private FeeDefinition.Tier tier(String line, CurrencyCode code) {
        String[] parts = line.split(":", 2);
        String amount = above("amount", parts[parts.length - 1], code);
        if (kind == FeeDefinition.Kind.STEPS) {
            if (parts.length < 2 || !parts[0].strip().matches("[1-9]\\d{0,3}")) {
                throw Refusal.invalid("STEP_INVALID", "Write a step as days and amount, such as 30: 10.00.");
            }
            return new FeeDefinition.Tier(parts[0].strip(), amount);
        }
        return new FeeDefinition.Tier(parts.length < 2 ? null : above("size", parts[0], code), amount);
    }

    private static String above(String what, @Nullable String text, CurrencyCode code) {
        Money money = Entered.money(what, text, code);
        if (!money.isPositive()) {
            throw Refusal.invalid("AMOUNT_NOT_POSITIVE", "Write an " + what + " above zero.");
        }
        return money.toPlainString();
    }

    private static @Nullable String optional(String what, @Nullable String text, CurrencyCode code) {
        return Entered.text(text) == null ? null : above(what, text, code);
    }

    private static String rate(@Nullable String text) {
        BigDecimal rate =
                ReturnFeesPage.percent(Objects.requireNonNullElse(text, "")).value();
        if (rate.signum() == 0) {
            throw Refusal.invalid("RATE_ZERO", "Write a percentage above zero.");
        }
        return rate.toPlainString();
    }

    private static int days(@Nullable Integer days, int usual) {
        int chosen = Objects.requireNonNullElse(days, usual);
        if (chosen < 0 || chosen > MOST_DAYS) {
            throw Refusal.invalid("DAYS_INVALID", "Write 0 to " + MOST_DAYS + " days.");
        }
        return chosen;
    }
}
