package org.tallystick.cashapp;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

/**
 * An advice as it stands in a file; null is what it does not say.
 *
 * @param payerNumber what we call the customer
 * @param trace by which the payment can be found: a reference, a check number
 * @param doubt why nothing of it may settle anything by itself
 */
record AdviceRead(
        AdviceSource source,
        @Nullable String payerName,
        @Nullable String payerAccount,
        @Nullable String payerNumber,
        Money amount,
        @Nullable String trace,
        @Nullable LocalDate paidOn,
        List<AdviceLine> lines,
        @Nullable String doubt) {
    private static final int MOST_DIGITS = 11;

    AdviceRead {
        lines = List.copyOf(lines);
    }

    /** An amount its currency has, below a hundred billion so that sums cannot overflow; nothing for any other. */
    static Optional<Money> money(BigDecimal amount, CurrencyCode currency) {
        BigDecimal plain = amount.stripTrailingZeros();
        boolean fits = plain.scale() <= currency.digits() && plain.precision() - plain.scale() <= MOST_DIGITS;
        return fits ? Optional.of(Money.exactly(amount, currency)) : Optional.empty();
    }

    /** The same, in doubt; what was wrong first counts. */
    AdviceRead doubted(String why) {
        return new AdviceRead(
                source,
                payerName,
                payerAccount,
                payerNumber,
                amount,
                trace,
                paidOn,
                lines,
                doubt == null ? why : doubt);
    }

    static Money sum(Money zero, List<AdviceLine> lines) {
        return lines.stream().map(AdviceLine::net).reduce(zero, Money::plus);
    }

    /** The same for the same advice, however it comes; {@code occurrence} tells equal ones of a file apart. */
    byte[] fingerprint(int occurrence) {
        var text = new StringJoiner("\n")
                .add(String.valueOf(payerName))
                .add(String.valueOf(payerAccount))
                .add(String.valueOf(payerNumber))
                .add(amount.toString())
                .add(String.valueOf(trace))
                .add(String.valueOf(paidOn))
                .add(Integer.toString(occurrence));
        for (AdviceLine line : lines) {
            text.add(line.document() + "\t" + line.net() + "\t" + line.discount() + "\t" + line.adjustment() + "\t"
                    + line.reason());
        }
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 belongs to every Java platform", e);
        }
    }
}
