package org.tallystick.contracts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tallystick.contracts.UsageRecords.PeriodKey;
import org.tallystick.contracts.UsageRecords.Unpriced;
import org.tallystick.platform.CompanyId;

/**
 * How much was used of metered lines in the periods that close. What was taken back beyond what was used is carried to the
 * next period, so that no period has a negative quantity.
 */
@Component
class UsagePricing {
    private final UsageRecords records;

    UsagePricing(UsageRecords records) {
        this.records = records;
    }

    /** What was used within a period, and before it but not priced yet; a carried period prices nothing of its usage. */
    record Used(BigDecimal within, BigDecimal before, boolean carried) {
        BigDecimal quantity() {
            return within.add(before);
        }
    }

    /** The metered lines of a chunk of contracts, each line's periods in their order. */
    Map<PeriodKey, Used> used(CompanyId company, List<PeriodKey> closing) {
        if (closing.isEmpty()) {
            return Map.of();
        }
        Map<PeriodStart, Unpriced> found = new HashMap<>();
        records.unpriced(company, closing)
                .forEach(row -> found.put(new PeriodStart(row.contract(), row.line(), row.from()), row));
        Map<PeriodKey, Used> used = new HashMap<>();
        Map<LineKey, BigDecimal> carried = new HashMap<>();
        for (PeriodKey period : closing) {
            var line = new LineKey(period.contract(), period.line());
            Unpriced row = found.get(new PeriodStart(period.contract(), period.line(), period.from()));
            BigDecimal late = carried.getOrDefault(line, BigDecimal.ZERO);
            Used of = row == null
                    ? new Used(BigDecimal.ZERO, late, false)
                    : new Used(row.within(), row.late().add(late), false);
            boolean negative = of.quantity().signum() < 0;
            carried.put(line, negative ? of.quantity() : BigDecimal.ZERO);
            used.put(period, negative ? new Used(BigDecimal.ZERO, BigDecimal.ZERO, true) : of);
        }
        return used;
    }

    void markPriced(CompanyId company, Map<PeriodKey, Used> used) {
        List<PeriodKey> priced = new ArrayList<>();
        used.forEach((period, of) -> {
            if (!of.carried()) {
                priced.add(period);
            }
        });
        if (!priced.isEmpty()) {
            records.markPriced(company, priced);
        }
    }

    private record PeriodStart(UUID contract, int line, LocalDate from) {}

    private record LineKey(UUID contract, int line) {}
}
