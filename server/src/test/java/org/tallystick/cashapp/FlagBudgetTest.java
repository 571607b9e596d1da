package org.tallystick.cashapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.bankfiles.ByteSource;
import org.tallystick.lib.bankfiles.table.TableEvent;
import org.tallystick.lib.bankfiles.table.TableOptions;
import org.tallystick.lib.bankfiles.table.TableReader;
import org.tallystick.lib.bankfiles.table.TableRow;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.synthetic.CashLedger;
import org.tallystick.lib.synthetic.CashOptions;
import org.tallystick.payments.PaymentDesk;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.PaymentInput;
import org.tallystick.payments.PaymentMethod;
import org.tallystick.receivables.AllocationDesk;
import org.tallystick.receivables.AllocationRequest;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.Slice;
import org.tallystick.testing.IntegrationTest;

/**
 * Flags are for what is odd. On a ledger made from a seed, with its truth carried out day by day, at most one ordinary
 * payment in a hundred is flagged; {@code -Dtallystick.flags.seed} and {@code -Dtallystick.flags.lines} choose another.
 */
@IntegrationTest
class FlagBudgetTest {
    private static final long SEED = Long.getLong("tallystick.flags.seed", 11);
    private static final int LINES = Integer.getInteger("tallystick.flags.lines", 900);
    private static final int CUSTOMERS = 40;
    private static final int LARGEST_POOL = 30;
    private static final double BUDGET = 0.01;

    @Autowired
    BeanFactory server;

    private final Map<String, CustomerId> customers = new HashMap<>();
    private final Map<String, OpenItemId> items = new HashMap<>();
    private final Map<String, PaymentId> payments = new LinkedHashMap<>();
    private final Map<String, List<TableRow>> truth = new HashMap<>();
    CashCast cast;

    @BeforeEach
    void newCompany() {
        cast = new CashCast(server);
    }

    @Test
    void fewerThanOneOrdinaryPaymentInAHundredIsFlagged() {
        CashLedger ledger = CashLedger.of(new CashOptions(SEED, LINES, 0, CUSTOMERS, LARGEST_POOL, false));
        live(ledger);

        Map<String, Integer> ordinary = new TreeMap<>();
        Map<String, Integer> odd = new TreeMap<>();
        Set<String> flaggedOrdinary = new HashSet<>();
        Map<String, String> lineOf = payments.entrySet().stream()
                .collect(Collectors.toMap(each -> each.getValue().value().toString(), Map.Entry::getKey));
        flags().forEach(flag -> {
            String line = lineOf.get(flag.getKey());
            if (isOrdinary(line)) {
                flaggedOrdinary.add(line);
                ordinary.merge(flag.getValue(), 1, Integer::sum);
            } else {
                odd.merge(flag.getValue(), 1, Integer::sum);
            }
        });
        long all = payments.keySet().stream().filter(this::isOrdinary).count();
        System.out.println("Flags, seed " + SEED + ": " + all + " ordinary payments, " + flaggedOrdinary.size()
                + " flagged: " + ordinary + "; " + (payments.size() - all) + " odd ones: " + odd);

        assertThat(all).isGreaterThan(200);
        assertThat(odd.getOrDefault("DUPLICATE", 0)).isPositive();
        assertThat(flaggedOrdinary.size()).as("%s", ordinary).isLessThanOrEqualTo((int) (BUDGET * all));
    }

    /** Somebody pays what they owe, themselves or through the head of their group. */
    private boolean isOrdinary(@Nullable String line) {
        List<TableRow> rows = truth.getOrDefault(line, List.of());
        return !rows.isEmpty()
                && rows.stream()
                        .allMatch(row -> !cell(row, "invoice_number").isEmpty()
                                && cell(row, "duplicate_of").isEmpty()
                                && Set.of("self", "head").contains(cell(row, "payer")));
    }

    private void live(CashLedger ledger) {
        customers(rows(ledger.customers()), terms(rows(ledger.items())));
        rows(ledger.truth())
                .forEach(row -> truth.computeIfAbsent(cell(row, "bank_line_id"), _ -> new ArrayList<>())
                        .add(row));
        List<TableRow> lines =
                rows(ledger.lines()).stream().filter(FlagBudgetTest::isCredit).toList();
        List<TableRow> documents = new ArrayList<>(rows(ledger.items()).stream()
                .filter(row -> cell(row, "currency").equals("EUR")
                        && !cell(row, "original_amount").startsWith("-"))
                .toList());
        LocalDate last = day(lines.getLast(), "booked_on");
        long shift = ChronoUnit.DAYS.between(last, cast.today().minusDays(1));
        Map<LocalDate, List<TableRow>> days = lines.stream()
                .collect(Collectors.groupingBy(row -> day(row, "booked_on"), TreeMap::new, Collectors.toList()));
        days.forEach((on, today) -> {
            List<TableRow> issued = documents.stream()
                    .filter(row -> !day(row, "issued_on").isAfter(on))
                    .toList();
            documents.removeAll(issued);
            issued.forEach(row -> issue(row, shift));
            receive(today, on.plusDays(shift));
            today.forEach(row -> settle(row, on.plusDays(shift)));
        });
    }

    private static boolean isCredit(TableRow row) {
        return cell(row, "currency").equals("EUR") && !cell(row, "amount").startsWith("-");
    }

    /** Heads of groups before their members. */
    private void customers(List<TableRow> parties, Map<String, String> terms) {
        parties.stream()
                .sorted(Comparator.comparing(
                        row -> !cell(row, "parent_customer_number").isEmpty()))
                .forEach(row -> {
                    String number = cell(row, "customer_number");
                    CustomerId head = customers.get(cell(row, "parent_customer_number"));
                    customers.put(
                            number,
                            cast.customer(number, cell(row, "name"), terms.getOrDefault(number, "NET 30"), head));
                });
    }

    /** Of each customer with a discount. */
    private static Map<String, String> terms(List<TableRow> documents) {
        return documents.stream()
                .filter(row -> !cell(row, "discount_percent").isEmpty())
                .collect(Collectors.toMap(
                        row -> cell(row, "customer_number"),
                        row -> "NET 30; " + cell(row, "discount_percent") + "% "
                                + day(row, "issued_on").until(day(row, "discount_until"), ChronoUnit.DAYS),
                        (first, _) -> first));
    }

    private void issue(TableRow row, long shift) {
        CustomerId customer = Objects.requireNonNull(customers.get(cell(row, "customer_number")));
        String number = cell(row, "invoice_number");
        items.put(
                number,
                cast.owes(
                        customer,
                        number,
                        cell(row, "original_amount"),
                        day(row, "issued_on").plusDays(shift),
                        orNull(cell(row, "creditor_reference"))));
    }

    private void receive(List<TableRow> lines, LocalDate on) {
        List<PaymentInput> inputs = lines.stream()
                .map(row -> new PaymentInput(
                        null,
                        PaymentMethod.BANK_TRANSFER,
                        cast.money(cell(row, "amount")),
                        on,
                        orNull(cell(row, "structured_reference") + " " + cell(row, "remittance_text")),
                        orNull(cell(row, "payer_name")),
                        orNull(cell(row, "payer_iban")),
                        cast.bankAccount(),
                        "synthetic",
                        cell(row, "bank_line_id")))
                .toList();
        List<PaymentDesk.Outcome> outcomes =
                cast.in(() -> cast.bean(PaymentDesk.class).receiveAll(cast.caller(), inputs));
        for (int i = 0; i < lines.size(); i++) {
            payments.put(cell(lines.get(i), "bank_line_id"), outcomes.get(i).id());
        }
    }

    /** What the truth says: whose it is, and what it pays as far as it is open. */
    private void settle(TableRow line, LocalDate on) {
        String id = cell(line, "bank_line_id");
        PaymentId payment = Objects.requireNonNull(payments.get(id));
        List<TableRow> rows = truth.getOrDefault(id, List.of());
        CustomerId customer = rows.isEmpty() ? null : customers.get(cell(rows.getFirst(), "customer_number"));
        if (customer == null) {
            return;
        }
        cast.in(() -> {
            cast.bean(PaymentDesk.class).identify(cast.caller(), payment, customer);
            return customer;
        });
        List<Slice> slices = new ArrayList<>();
        for (TableRow row : rows) {
            OpenItemId item = items.get(cell(row, "invoice_number"));
            if (item != null && !cell(row, "cash_amount").startsWith("-")) {
                Money open = cast.open(item);
                Money paid = cast.money(cell(row, "cash_amount"));
                Money part = paid.compareTo(open) > 0 ? open : paid;
                if (part.isPositive()) {
                    slices.add(new Slice(item, part));
                }
            }
        }
        if (!slices.isEmpty() && sum(slices).compareTo(cast.money(cell(line, "amount"))) <= 0) {
            var request = new AllocationRequest(payment, slices, List.of(), on, "manual");
            cast.in(() -> cast.bean(AllocationDesk.class).allocate(cast.caller(), request));
        }
    }

    private Money sum(List<Slice> slices) {
        return slices.stream().map(Slice::amount).reduce(cast.money("0.00"), Money::plus);
    }

    private List<Map.Entry<String, String>> flags() {
        return cast.in(() -> cast.bean(JdbcClient.class)
                .sql("select payment_id, rule from cashapp.payment_flag")
                .query((row, number) -> Map.entry(row.getString("payment_id"), row.getString("rule")))
                .list());
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text.strip();
    }

    private static LocalDate day(TableRow row, String column) {
        return LocalDate.parse(cell(row, column));
    }

    private static String cell(TableRow row, String column) {
        return row.cell(column).orElse("");
    }

    private static List<TableRow> rows(String table) {
        List<TableRow> rows = new ArrayList<>();
        byte[] bytes = table.getBytes(StandardCharsets.UTF_8);
        try (var reader = TableReader.open(ByteSource.of(bytes), TableOptions.defaults())) {
            for (TableEvent event = reader.next(); event != null; event = reader.next()) {
                if (event instanceof TableEvent.RowRead(TableRow row)) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }
}
