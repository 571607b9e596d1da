package org.tallystick.cashapp;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;

/** An advice that belongs to a payment, as the rules see it. */
record JoinedAdvice(
        UUID id,
        Money amount,
        List<AdviceLine> lines,
        @Nullable String doubt) {
    JoinedAdvice {
        lines = List.copyOf(lines);
    }

    /** The numbers it names, in the spellings under which they are looked up. */
    List<String> documents() {
        return lines.stream()
                .map(AdviceLine::document)
                .filter(number -> !number.isEmpty())
                .flatMap(JoinedAdvice::spellings)
                .distinct()
                .toList();
    }

    static Stream<String> spellings(String number) {
        String plain = number.replaceAll("\\s+", "");
        return Stream.of(number, number.toUpperCase(Locale.ROOT), plain, plain.toUpperCase(Locale.ROOT))
                .distinct();
    }

    /** Whether it only names documents of this payment and says no amounts: then it is one more text that names them. */
    boolean namesOnly(Money paid) {
        return doubt == null
                && amount.equals(paid)
                && !lines.isEmpty()
                && lines.stream()
                        .allMatch(line -> !line.document().isEmpty()
                                && line.net().isZero()
                                && line.discount().isZero()
                                && line.adjustment().isZero());
    }

    /** How its lines differ from what was paid, in words; null when it fits. */
    @Nullable
    String difference(Money paid) {
        if (!amount.currency().equals(paid.currency())) {
            return "The remittance advice is in " + amount.currency() + ", the payment in " + paid.currency() + ".";
        }
        Money sum = AdviceRead.sum(Money.zero(paid.currency()), lines);
        if (!sum.equals(paid)) {
            Money less = paid.minus(sum);
            return "The remittance advice lists " + sum + ", the payment is " + paid + ": " + less.abs()
                    + (less.isNegative() ? " less." : " more.");
        }
        if (!amount.equals(paid)) {
            return "The remittance advice speaks of a payment of " + amount + ", not of " + paid + ".";
        }
        return doubt == null ? null : "The remittance advice is in doubt: " + doubt;
    }
}
