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

    /** What the imported open items sum to, and what their journal entries changed the control account by. */
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
                counts.money(),
                List.of(),
                warnings);
    }

    ImportResult tying(List<TieOut> proof) {
        return new ImportResult(rows, accepted, rejected, skipped, errors, totals, proof, warnings);
    }

    public boolean isUnreadable() {
        return rows == 0 && !errors.isEmpty();
    }

    public boolean isClean() {
        return errors.isEmpty() && tieOut.stream().allMatch(TieOut::ties);
    }

    /** Counts of a chunk or of several; totals in minor units by currency. */
    record Counts(
            long rows,
            long accepted,
            long rejected,
            long skipped,
            List<RowError> errors,
            Map<String, Long> totals) {
        static final Counts NONE = new Counts(0, 0, 0, 0, List.of(), Map.of());

        Counts plus(Counts more) {
            var sums = new TreeMap<>(totals);
            more.totals.forEach((currency, minor) -> sums.merge(currency, minor, Math::addExact));
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
                    sums);
        }

        List<Money> money() {
            return new TreeMap<>(totals)
                    .entrySet().stream()
                            .map(sum -> new Money(sum.getValue(), CurrencyCode.of(sum.getKey())))
                            .toList();
        }
    }
}
