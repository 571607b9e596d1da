package org.tallystick.workbench.settings;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Percent;
import org.tallystick.payments.PaymentMethod;
import org.tallystick.payments.ReturnReason;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.web.Tone;
import org.tallystick.receivables.ReturnFeeRule;
import org.tallystick.workbench.Entered;

/** The rules about return fees with their history, the latest day first. */
public record ReturnFeesPage(List<ReturnFeeRule> rules, String currency, LocalDate day) {
    private static final int MOST_DECIMALS = 4;

    public ReturnFeesPage {
        rules = List.copyOf(rules);
    }

    public static String word(@Nullable PaymentMethod method) {
        return method == null ? "Any" : method.title();
    }

    public static String word(@Nullable ReturnReason reason) {
        return reason == null ? "Any but the bank's own" : reason.title();
    }

    /** Whether a later rule about the same has taken its place, it holds, or it is to come. */
    public String validity(ReturnFeeRule rule) {
        if (rule.validFrom().isAfter(day)) {
            return "To come";
        }
        ReturnFeeRule latest = rules.stream()
                .filter(other -> !other.validFrom().isAfter(day))
                .filter(other -> other.method() == rule.method() && other.reason() == rule.reason())
                .filter(other -> other.amount().currency().equals(rule.amount().currency()))
                .findFirst()
                .orElse(rule);
        return latest.equals(rule) ? "Today" : "Past";
    }

    public Tone tone(ReturnFeeRule rule) {
        return switch (validity(rule)) {
            case "Today" -> Tone.GOOD;
            case "To come" -> Tone.INFO;
            default -> Tone.NEUTRAL;
        };
    }

    static Percent percent(String rate) {
        BigDecimal number = Entered.number("rate", rate.replace("%", ""));
        boolean fits = number.signum() >= 0
                && number.compareTo(Percent.HUNDRED.value()) <= 0
                && number.stripTrailingZeros().scale() <= MOST_DECIMALS;
        if (!fits) {
            throw Refusal.invalid("TAX_RATE_INVALID", "A rate is 0 to 100 percent, with four decimals at most.");
        }
        return new Percent(number);
    }
}
