package org.tallystick.contracts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tallystick.lib.receivables.pricing.Tier;
import org.tallystick.platform.Refusal;

/** Tiers in one line of text: {@code 1000: 0.05; 5000: 0.04 + 10; rest: 0.03}. */
final class TierText {
    private static final String REST = "rest";
    private static final int MOST = 50;
    private static final Pattern TIER = Pattern.compile(
            "\\s*(rest|\\d+(?:\\.\\d+)?)\\s*:\\s*(\\d+(?:\\.\\d+)?)(?:\\s*\\+\\s*(\\d+(?:\\.\\d+)?))?\\s*");

    private TierText() {}

    static List<Tier> parse(String text) {
        List<Tier> tiers = new ArrayList<>();
        String[] parts = text.strip().split(";", MOST + 1);
        for (String part : parts) {
            Matcher tier = TIER.matcher(part);
            if (!tier.matches() || tiers.size() == MOST) {
                throw Refusal.invalid(
                        "TIERS_INVALID",
                        "Write tiers as bound, price and, if any, what is asked once, the last one as the rest: "
                                + "1000: 0.05; 5000: 0.04 + 10; rest: 0.03.");
            }
            tiers.add(tier(tier));
        }
        return tiers;
    }

    private static Tier tier(Matcher tier) {
        String once = tier.group(3);
        return new Tier(
                tier.group(1).equals(REST) ? null : LineFields.number("bound of a tier", tier.group(1)),
                LineFields.number("price of a tier", tier.group(2)),
                once == null ? BigDecimal.ZERO : LineFields.number("price of a tier", once));
    }

    static String write(List<Tier> tiers) {
        return tiers.stream().map(TierText::write).collect(Collectors.joining("; "));
    }

    private static String write(Tier tier) {
        BigDecimal bound = tier.upTo();
        String once = tier.flat().signum() == 0 ? "" : " + " + tier.flat().toPlainString();
        return (bound == null ? REST : bound.toPlainString()) + ": "
                + tier.unitPrice().toPlainString() + once;
    }
}
