package org.tallystick.contracts;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.receivables.pricing.Rate;
import org.tallystick.lib.receivables.pricing.Tier;

/** What lines of contracts say, in words: in the text that is signed, on pages, and in what an amendment changes. */
public final class ContractWords {
    private ContractWords() {}

    public static String rate(ContractLine line, CurrencyCode currency) {
        return switch (line.rate()) {
            case Rate.Flat flat -> currency + " " + plain(flat.price());
            case Rate.PerUnit unit ->
                currency + " " + plain(unit.price()) + " for each " + line.unit()
                        + (line.isMetered() ? " used" : ", " + plain(line.quantity()) + " " + line.unit());
            case Rate.Graduated graduated ->
                tiers(graduated.tiers(), currency) + " for each " + line.unit() + ", by tiers" + agreed(line);
            case Rate.Volume volume ->
                tiers(volume.tiers(), currency) + " for every " + line.unit() + ", by the tier reached" + agreed(line);
            case Rate.Packages packages ->
                currency + " " + plain(packages.price()) + " for each " + plain(packages.size()) + " " + line.unit()
                        + " begun" + agreed(line);
        };
    }

    /** What is agreed beside the rate; empty when nothing is. */
    public static String conditions(ContractLine line, CurrencyCode currency) {
        List<String> words = new ArrayList<>();
        if (!line.discount().isZero()) {
            words.add("less " + line.discount());
        }
        BigDecimal minimum = line.minimum();
        if (minimum != null) {
            words.add("at least " + currency + " " + plain(minimum));
        }
        return String.join(", ", words);
    }

    public static String schedule(BillingSchedule schedule) {
        return switch (schedule) {
            case BillingSchedule.InAdvance advance -> cycle(advance.cycle()) + ", in advance";
            case BillingSchedule.InArrears arrears -> cycle(arrears.cycle()) + ", in arrears";
            case BillingSchedule.Metered metered -> cycle(metered.cycle()) + ", for what was used";
            case BillingSchedule.Once once -> "once, on " + once.on();
            case BillingSchedule.Milestone _ -> "when it is reached";
        };
    }

    private static String cycle(Cycle cycle) {
        String every = cycle.every() == 1 ? "every " : "every " + cycle.every() + " ";
        return switch (cycle.unit()) {
            case MONTHS -> every + (cycle.every() == 1 ? "month" : "months") + " from day " + cycle.anchor();
            case WEEKS ->
                every + (cycle.every() == 1 ? "week" : "weeks") + " from "
                        + DayOfWeek.of(cycle.anchor()).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        };
    }

    private static String agreed(ContractLine line) {
        return line.isMetered() ? "" : ", " + plain(line.quantity()) + " " + line.unit();
    }

    private static String tiers(List<Tier> tiers, CurrencyCode currency) {
        List<String> words = new ArrayList<>();
        for (Tier tier : tiers) {
            BigDecimal bound = tier.upTo();
            String price = currency + " " + plain(tier.unitPrice());
            String once = tier.flat().signum() == 0 ? "" : " and " + currency + " " + plain(tier.flat()) + " once";
            words.add(price + once + (bound == null ? (tiers.size() == 1 ? "" : " above") : " up to " + plain(bound)));
        }
        return String.join(", ", words);
    }

    static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }
}
