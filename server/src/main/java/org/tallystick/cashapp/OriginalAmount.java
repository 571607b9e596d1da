package org.tallystick.cashapp;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.Detail;
import org.tallystick.lib.bankfiles.statement.Exchange;
import org.tallystick.lib.bankfiles.statement.StatedAmount;
import org.tallystick.lib.matching.Original;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

/**
 * What a payer paid, as the bank tells it, when that was in another currency than it was booked in.
 *
 * @param rate of the bank, quoted either way; null when it tells none
 */
public record OriginalAmount(Money amount, @Nullable BigDecimal rate) {
    private static final int RATE_DIGITS = 18;

    /** Of one payment of a statement booked in a currency; null when the bank tells nothing else than that. */
    static @Nullable OriginalAmount of(@Nullable Detail detail, CurrencyCode booked) {
        StatedAmount instructed = detail == null ? null : detail.instructedAmount();
        Money amount = instructed == null ? null : instructed.money();
        if (detail == null
                || amount == null
                || !amount.isPositive()
                || amount.currency().equals(booked)) {
            return null;
        }
        return new OriginalAmount(amount, rate(detail.exchange()));
    }

    /** One that nobody quotes is none. */
    private static @Nullable BigDecimal rate(@Nullable Exchange exchange) {
        String text = exchange == null ? null : exchange.rate();
        if (text == null || text.length() > 2 * RATE_DIGITS || !StatedAmount.isNumber(text)) {
            return null;
        }
        BigDecimal rate = new BigDecimal(text);
        boolean plain = rate.precision() <= RATE_DIGITS && rate.scale() <= RATE_DIGITS;
        return rate.signum() > 0 && plain ? rate : null;
    }

    /** Of a row that has its three columns; null for none. */
    static @Nullable OriginalAmount read(ResultSet row) throws SQLException {
        String currency = row.getString("original_currency");
        return currency == null
                ? null
                : new OriginalAmount(
                        new Money(row.getLong("original_minor"), CurrencyCode.of(currency)),
                        row.getBigDecimal("exchange_rate"));
    }

    static @Nullable Long[] minors(List<Remittance> all) {
        return all.stream()
                .map(Remittance::original)
                .map(each -> each == null ? null : each.amount().minor())
                .toArray(Long[]::new);
    }

    static @Nullable String[] currencies(List<Remittance> all) {
        return all.stream()
                .map(Remittance::original)
                .map(each -> each == null ? null : each.amount().currency().code())
                .toArray(String[]::new);
    }

    static @Nullable BigDecimal[] rates(List<Remittance> all) {
        return all.stream()
                .map(Remittance::original)
                .map(each -> each == null ? null : each.rate())
                .toArray(BigDecimal[]::new);
    }

    /** What the engine looks at; without a rate nothing can be recomputed. */
    @Nullable
    Original toRecompute(CurrencyCode booked) {
        return rate == null
                ? null
                : Original.of(amount.minor(), amount.currency().code(), rate, booked.code());
    }
}
