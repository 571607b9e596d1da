package org.tallystick.lib.synthetic;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody who owes: traits that stay the same over time. */
final class Party {
    final String number;
    final String name;
    final String city;
    final String country;
    final String currency;
    final Level level;
    final int poolSize;
    /** What it usually buys for, in minor units. */
    final long scale;

    final List<Long> standingPrices = new ArrayList<>();
    final List<String> accounts = new ArrayList<>();
    final List<String> knownAccounts = new ArrayList<>();
    final int termDays;
    final BigDecimal discountPercent;

    @Nullable
    Party head;
    /** What is open, oldest first. */
    final List<Document> pool = new ArrayList<>();

    int lastVisit = -1;

    Party(
            String number,
            String name,
            String city,
            String country,
            String currency,
            Level level,
            int poolSize,
            long scale,
            int termDays,
            BigDecimal discountPercent) {
        this.number = number;
        this.name = name;
        this.city = city;
        this.country = country;
        this.currency = currency;
        this.level = level;
        this.poolSize = poolSize;
        this.scale = scale;
        this.termDays = termDays;
        this.discountPercent = discountPercent;
    }
}
