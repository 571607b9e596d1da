package org.tallystick.lib.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CashLedgerTest {
    private static final CashOptions OPTIONS = new CashOptions(5, 4_000, 2_000, 60, 100, false);
    private static final CashLedger LEDGER = CashLedger.of(OPTIONS);
    private static final List<Row> ITEMS = rows(LEDGER.items());
    private static final List<Row> LINES = rows(LEDGER.lines());
    private static final List<Row> TRUTH = rows(LEDGER.truth());

    private static final String[] DAMAGED = {"suffix", "typo", "wrong", "cut", "abbreviated", "glued", "partial"};
    private static final Set<String> DIFFERING =
            Set.of("discount", "discount-late", "fee", "deduction", "partial", "over");
    private static final Set<String> OTHERS = Set.of("head", "service");

    @Test
    void theSameSeedGivesTheSameBytes() {
        assertThat(CashLedger.of(OPTIONS)).isEqualTo(LEDGER);
        assertThat(CashLedger.of(new CashOptions(6, 40, 20, 12, 20, false)))
                .isNotEqualTo(CashLedger.of(new CashOptions(8, 40, 20, 12, 20, false)));
    }

    @Test
    void numbersAreUnique() {
        assertThat(ITEMS.stream().map(row -> row.at("invoice_number"))).doesNotHaveDuplicates();
    }

    @Test
    void cashIsTheLineAndNothingIsOverApplied() {
        Map<String, BigDecimal> open = new HashMap<>();
        Map<String, Row> items = new HashMap<>();
        ITEMS.forEach(row -> {
            open.put(row.at("invoice_number"), new BigDecimal(row.at("open_amount")));
            items.put(row.at("invoice_number"), row);
        });
        Map<String, List<Row>> parts = new LinkedHashMap<>();
        TRUTH.forEach(row -> parts.computeIfAbsent(row.at("bank_line_id"), id -> new ArrayList<>())
                .add(row));

        for (Row line : LINES) {
            BigDecimal left = new BigDecimal(line.at("amount"));
            for (Row part : of(parts, line)) {
                String invoice = part.at("invoice_number");
                if (!invoice.isEmpty()) {
                    BigDecimal cash = new BigDecimal(part.at("cash_amount"));
                    left = left.subtract(cash);
                    BigDecimal rest =
                            open.getOrDefault(invoice, BigDecimal.ZERO).subtract(cash);
                    open.put(invoice, rest);
                    Row item = Objects.requireNonNull(items.get(invoice), invoice);
                    assertThat(rest.signum() * new BigDecimal(item.at("original_amount")).signum())
                            .as("%s after %s", invoice, line)
                            .isNotNegative();
                    assertThat(item.at("issued_on")).isLessThanOrEqualTo(line.at("booked_on"));
                    assertThat(item.at("currency")).isEqualTo(line.at("currency"));
                    assertThat(item.at("customer_number")).isEqualTo(part.at("customer_number"));
                }
            }
            boolean applied = !of(parts, line).getFirst().at("invoice_number").isEmpty();
            assertThat(applied && left.signum() < 0).as("%s", line).isFalse();
        }
    }

    @Test
    void sharesAreInsideTheTable() {
        assertThat(share("N0", "full", "bare", "reference")).isBetween(950, 1000);
        assertThat(share("N1", "full", "bare", "reference")).isBetween(650, 800);
        assertThat(share("N2", "full", "bare", "reference")).isBetween(400, 550);
        assertThat(share("N3", "full", "bare", "reference")).isBetween(200, 300);
        assertThat(share("N0", "none")).isZero();
        assertThat(share("N1", "none")).isBetween(30, 80);
        assertThat(share("N2", "none")).isBetween(100, 180);
        assertThat(share("N3", "none")).isBetween(250, 400);
        assertThat(share("N0", DAMAGED)).isZero();
        assertThat(share("N1", DAMAGED)).isBetween(100, 200);
        assertThat(share("N2", DAMAGED)).isBetween(250, 350);
        assertThat(share("N3", DAMAGED)).isBetween(350, 450);
        assertThat(nothing("N0")).isBetween(30, 60);
        assertThat(nothing("N1")).isBetween(40, 80);
        assertThat(nothing("N2")).isBetween(70, 100);
        assertThat(nothing("N3")).isBetween(90, 140);
    }

    /** A thousand lines a level: a share may be drawn one hundredth beside what it is. */
    @Test
    void differencesAndOtherPayersAreInsideTheTable() {
        assertThat(share("N0", "shape", DIFFERING)).isBetween(0, 90);
        assertThat(share("N1", "shape", DIFFERING)).isBetween(110, 190);
        assertThat(share("N2", "shape", DIFFERING)).isBetween(190, 290);
        assertThat(share("N3", "shape", DIFFERING)).isBetween(240, 360);
        assertThat(share("N0", "payer", OTHERS)).isZero();
        assertThat(share("N1", "payer", OTHERS)).isBetween(10, 60);
        assertThat(share("N2", "payer", OTHERS)).isBetween(70, 130);
        assertThat(share("N3", "payer", OTHERS)).isBetween(110, 190);
    }

    /** Of pools as large as those of reports: prices repeat where there are many items. */
    @Test
    void someOpenItemsOfACustomerHaveEqualAmounts() {
        CashLedger large = CashLedger.of(new CashOptions(5, 200, 2_000, 120, 400, false));
        String begin = rows(large.lines()).getFirst().at("booked_on");
        Map<String, Integer> count = new HashMap<>();
        List<Row> atStart = rows(large.items()).stream()
                .filter(row -> row.at("issued_on").compareTo(begin) < 0)
                .toList();
        atStart.forEach(row -> count.merge(row.at("customer_number") + row.at("open_amount"), 1, Integer::sum));
        long equal = count.values().stream()
                .filter(each -> each > 1)
                .mapToInt(each -> each)
                .sum();

        assertThat(equal * 1000 / atStart.size()).isBetween(60L, 100L);
    }

    private record Row(Map<String, String> cells) {
        String at(String column) {
            return Objects.requireNonNull(cells.get(column), column);
        }
    }

    private static List<Row> of(Map<String, List<Row>> parts, Row line) {
        return parts.getOrDefault(line.at("bank_line_id"), List.of());
    }

    private static int share(String noise, String... references) {
        return share(noise, "reference", Set.of(references));
    }

    private static int share(String noise, String column, Set<String> wanted) {
        Map<String, String> byLine = new HashMap<>();
        TRUTH.stream()
                .filter(row -> row.at("noise").equals(noise)
                        && !row.at("invoice_number").isEmpty())
                .forEach(row -> byLine.put(row.at("bank_line_id"), row.at(column)));
        long found = byLine.values().stream().filter(wanted::contains).count();
        return (int) (found * 1000 / byLine.size());
    }

    private static int nothing(String noise) {
        Set<String> all = new HashSet<>();
        Set<String> nothing = new HashSet<>();
        TRUTH.stream().filter(row -> row.at("noise").equals(noise)).forEach(row -> {
            all.add(row.at("bank_line_id"));
            if (row.at("invoice_number").isEmpty()) {
                nothing.add(row.at("bank_line_id"));
            }
        });
        return nothing.size() * 1000 / all.size();
    }

    /** Enough for the columns looked at: texts with commas come after them. */
    private static List<Row> rows(String file) {
        List<String> lines = file.lines().toList();
        String[] names = lines.getFirst().split(",", -1);
        return lines.stream()
                .skip(1)
                .map(line -> {
                    String[] cells = line.split(",", -1);
                    Map<String, String> row = new HashMap<>();
                    for (int i = 0; i < names.length; i++) {
                        row.put(names[i], cells[i]);
                    }
                    return new Row(row);
                })
                .toList();
    }
}
