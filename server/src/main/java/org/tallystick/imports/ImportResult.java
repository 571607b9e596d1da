package org.tallystick.imports;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

/**
 * What became, or would become, of a file's rows. Errors are the first thousand; all of them are in the file of rejected
 * rows. Totals are what the accepted rows sum to, per currency. A file that cannot be read at all has no rows and an error.
 */
public record ImportResult(
        long rows,
        long accepted,
        long rejected,
        long skipped,
        List<RowError> errors,
        List<Money> totals,
        List<TieOut> tieOut,
        List<String> warnings) {
    static final int MAX_ERRORS = 1000;

    public ImportResult {
        errors = errors.stream().limit(MAX_ERRORS).toList();
        totals = List.copyOf(totals);
        tieOut = List.copyOf(tieOut);
        warnings = List.copyOf(warnings);
    }

    /** What the accepted open items sum to, and what their journal entries changed the control account by. */
    public record TieOut(Money imported, Money control) {
        public boolean ties() {
            return imported.equals(control);
        }
    }

    static ImportResult unreadable(List<RowError> errors, List<String> warnings) {
        return new ImportResult(0, 0, 0, 0, errors, List.of(), List.of(), warnings);
    }

    static ImportResult of(Counts counts, List<String> warnings) {
        return new ImportResult(
                counts.rows(),
                counts.accepted(),
                counts.rejected(),
                counts.skipped(),
                counts.errors(),
                money(counts.totals()),
                counts.tieOut(),
                warnings);
    }

    public boolean isUnreadable() {
        return rows == 0 && !errors.isEmpty();
    }

    public boolean isClean() {
        return errors.isEmpty() && tieOut.stream().allMatch(TieOut::ties);
    }

    private static List<Money> money(Map<String, Long> sums) {
        return new TreeMap<>(sums)
                .entrySet().stream()
                        .map(sum -> new Money(sum.getValue(), CurrencyCode.of(sum.getKey())))
                        .toList();
    }

    /**
     * Counts of a chunk or of several; in minor units by currency what its rows sum to, and what the journal entries they
     * made changed the control account by.
     */
    record Counts(
            long rows,
            long accepted,
            long rejected,
            long skipped,
            List<RowError> errors,
            Map<String, Long> totals,
            Map<String, Long> control) {
        static final Counts NONE = new Counts(0, 0, 0, 0, List.of(), Map.of(), Map.of());

        Counts plus(Counts more) {
            List<RowError> all = errors.size() >= MAX_ERRORS
                    ? errors
                    : Stream.concat(errors.stream(), more.errors.stream())
                            .limit(MAX_ERRORS)
                            .toList();
            return new Counts(
                    rows + more.rows,
                    accepted + more.accepted,
                    rejected + more.rejected,
                    skipped + more.skipped,
                    all,
                    sum(totals, more.totals),
                    sum(control, more.control));
        }

        Counts controlledBy(Map<String, Long> change) {
            return new Counts(rows, accepted, rejected, skipped, errors, totals, change);
        }

        private static Map<String, Long> sum(Map<String, Long> some, Map<String, Long> more) {
            var sums = new TreeMap<>(some);
            more.forEach((currency, minor) -> sums.merge(currency, minor, Math::addExact));
            return sums;
        }

        /** Empty for kinds that do not touch the control account. */
        List<TieOut> tieOut() {
            if (control.isEmpty()) {
                return List.of();
            }
            return money(totals).stream()
                    .map(imported -> new TieOut(
                            imported,
                            new Money(control.getOrDefault(imported.currency().code(), 0L), imported.currency())))
                    .toList();
        }
    }
}
