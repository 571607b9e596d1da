package org.tallystick.scrubber;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.CurrencyCode;

/** A contract of the customer that is kept here, with what was signed of it, the earliest first; none while it is a draft. */
public record AgreedContract(String number, CurrencyCode currency, List<Version> versions) {
    public AgreedContract {
        versions = List.copyOf(versions);
    }

    /** The days on which a version holds, without a last one when it is open, and the prices for one unit that it names. */
    public record Version(
            int number, LocalDate from, @Nullable LocalDate to, List<Price> prices) {
        public Version {
            prices = List.copyOf(prices);
        }

        boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    /** What one unit of a service costs; a fixed amount has no unit. */
    public record Price(String description, @Nullable String unit, BigDecimal price) {
        boolean isOf(DraftLine line) {
            return description.equalsIgnoreCase(line.description())
                    && (unit == null || unit.equalsIgnoreCase(line.unit()));
        }
    }

    Optional<Version> on(LocalDate day) {
        return versions.stream().filter(version -> version.holdsOn(day)).findFirst();
    }

    /** Its days in words: {@code from 2026-01-01 to 2026-12-31}. */
    String days() {
        LocalDate last = versions.getLast().to();
        return "from " + versions.getFirst().from() + (last == null ? " on" : " to " + last);
    }
}
