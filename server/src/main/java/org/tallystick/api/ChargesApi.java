package org.tallystick.api;

import java.math.BigDecimal;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.contracts.ChargeDesk;
import org.tallystick.contracts.ChargeFilter;
import org.tallystick.contracts.ChargeId;
import org.tallystick.contracts.ChargeInput;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;
import org.tallystick.platform.web.Problems;

/** Charges: report one or many, read them. */
@RestController
@RequestMapping("/api/v1/charges")
class ChargesApi {
    private static final int MOST_AT_ONCE = 1000;
    private static final CustomerId NOBODY = new CustomerId(new UUID(0, 0));

    private final ChargeDesk desk;
    private final Customers customers;
    private final Companies companies;
    private final JdbcClient db;

    ChargesApi(ChargeDesk desk, Customers customers, Companies companies, JdbcClient db) {
        this.desk = desk;
        this.customers = customers;
        this.companies = companies;
        this.db = db;
    }

    @SnakeCase
    record ChargeView(
            UUID id,
            UUID customerId,
            String source,
            String sourceId,
            String description,
            String quantity,
            String unit,
            String unitPrice,
            Amount amount,
            String taxCode,
            @Nullable String contractNumber,
            @Nullable String purchaseOrder,
            LocalDate serviceFrom,
            LocalDate serviceTo,
            LocalDate billableOn,
            @Nullable String serviceLine,
            @Nullable String unitCost,
            String state,
            Instant recordedAt) {}

    /** What became of one item of many: its place in the request, an HTTP status, and an id or a problem. */
    record ItemResult(
            int index,
            int status,
            @Nullable UUID id,
            @Nullable ProblemDetail problem) {}

    record BulkResult(List<ItemResult> results) {}

    @GetMapping
    @Transactional(readOnly = true)
    Cursor.Slice<ChargeView> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(name = "customer_id", required = false) @Nullable UUID customer,
            @RequestParam(required = false) @Nullable String state,
            Caller caller) {
        caller.must(Permission.VIEW);
        Cursor page = Cursor.of(cursor, limit);
        return page.slice(rows(caller, null, customer, state(state), page.after(), page.fetched()), ChargeView::id);
    }

    @PostMapping
    @Transactional
    ResponseEntity<ChargeView> record(@RequestBody byte[] body, Caller caller) {
        Fields fields = Fields.of(body);
        Wanted wanted = read(fields, caller);
        ChargeDesk.Outcome outcome = desk.record(caller, wanted.of(customer(caller, wanted)));
        ChargeView view = rows(caller, outcome.id().value(), null, null, new UUID(0, 0), 1)
                .getFirst();
        return outcome instanceof ChargeDesk.Outcome.Recorded
                ? ResponseEntity.created(URI.create("/api/v1/charges?customer_id=" + view.customerId()))
                        .body(view)
                : ResponseEntity.ok(view);
    }

    /** Every item by itself: one that is refused does not hold up the others. */
    @PostMapping("/bulk")
    @Transactional
    BulkResult recordMany(@RequestBody byte[] body, Caller caller) {
        caller.must(Permission.KEEP_CHARGES);
        Fields fields = Fields.of(body);
        List<Fields> items = fields.each("charges", MOST_AT_ONCE);
        fields.verify();
        Map<Integer, ItemResult> results = new TreeMap<>();
        Map<Integer, Wanted> wanted = new TreeMap<>();
        for (int i = 0; i < items.size(); i++) {
            try {
                wanted.put(i, read(items.get(i), caller));
            } catch (InputProblem e) {
                results.put(i, new ItemResult(i, e.status(), null, InputAdvice.detail(e)));
            } catch (Refusal e) {
                results.put(i, refused(i, e));
            }
        }
        recordEach(caller, wanted, results);
        return new BulkResult(List.copyOf(results.values()));
    }

    private void recordEach(Caller caller, Map<Integer, Wanted> wanted, Map<Integer, ItemResult> results) {
        Map<String, CustomerId> byNumber = customers.idsByNumber(
                caller.company(),
                wanted.values().stream().flatMap(item -> item.number().stream()).toList());
        var byId = customers
                .byIds(
                        caller.company(),
                        wanted.values().stream()
                                .flatMap(item -> item.id().map(CustomerId::new).stream())
                                .toList())
                .keySet();
        List<Integer> places = new ArrayList<>();
        List<ChargeInput> inputs = new ArrayList<>();
        wanted.forEach((index, item) -> {
            Optional<CustomerId> owner = item.id().isPresent()
                    ? item.id().map(CustomerId::new).filter(byId::contains)
                    : item.number().map(byNumber::get);
            if (owner.isEmpty()) {
                results.put(index, refused(index, Refusal.notFound("customer")));
            } else {
                places.add(index);
                inputs.add(item.of(owner.get()));
            }
        });
        List<ChargeDesk.Outcome> outcomes = inputs.isEmpty() ? List.of() : desk.record(caller, inputs);
        for (int i = 0; i < places.size(); i++) {
            boolean fresh = outcomes.get(i) instanceof ChargeDesk.Outcome.Recorded;
            ChargeId id = outcomes.get(i).id();
            results.put(places.get(i), new ItemResult(places.get(i), fresh ? 201 : 200, id.value(), null));
        }
    }

    private static ItemResult refused(int index, Refusal refusal) {
        int status = refusal.kind().status();
        return new ItemResult(index, status, null, Problems.of(status, refusal.code(), refusal.sentence()));
    }

    /** A sound charge whose customer is still an id or a number. */
    private record Wanted(Optional<UUID> id, Optional<String> number, ChargeInput input) {
        ChargeInput of(CustomerId customer) {
            return input.of(customer);
        }
    }

    private Wanted read(Fields fields, Caller caller) {
        Optional<UUID> id = fields.id("customer_id");
        Optional<String> number = fields.text("customer_number");
        if (id.isPresent() == number.isPresent()) {
            fields.wrong("customer_id", "CUSTOMER_UNCLEAR", "Send either customer_id or customer_number.");
        }
        String source = fields.required("source");
        String sourceId = fields.required("source_id");
        String description = fields.required("description");
        BigDecimal quantity = fields.decimal("quantity").orElse(BigDecimal.ONE);
        String unit = fields.text("unit").orElse("C62");
        BigDecimal price = fields.requiredDecimal("unit_price");
        Optional<CurrencyCode> currency = fields.currency("currency");
        String taxCode = fields.text("tax_code").orElse("STANDARD");
        Optional<String> contract = fields.text("contract_number");
        Optional<String> order = fields.text("purchase_order");
        LocalDate from = fields.requiredDate("service_from");
        LocalDate to = fields.date("service_to").orElse(from);
        LocalDate billable = fields.date("billable_on").orElse(to);
        Optional<String> serviceLine = fields.text("service_line");
        Optional<BigDecimal> cost = fields.decimal("unit_cost");
        fields.verify();
        return new Wanted(
                id,
                number,
                new ChargeInput(
                        NOBODY,
                        source,
                        sourceId,
                        description,
                        quantity,
                        unit,
                        price,
                        currency.orElseGet(() -> companies.get(caller.company()).currency()),
                        taxCode,
                        contract.orElse(null),
                        order.orElse(null),
                        from,
                        to,
                        billable,
                        serviceLine.orElse(null),
                        cost.orElse(null)));
    }

    private CustomerId customer(Caller caller, Wanted wanted) {
        return wanted.id().isPresent()
                ? new CustomerId(wanted.id().get())
                : customers
                        .byNumber(caller.company(), wanted.number().orElseThrow())
                        .orElseThrow(() -> Refusal.notFound("customer"))
                        .id();
    }

    private static @Nullable String cost(ResultSet row) throws SQLException {
        BigDecimal cost = row.getBigDecimal("unit_cost");
        return cost == null ? null : cost.toPlainString();
    }

    private static @Nullable String state(@Nullable String state) {
        if (state == null) {
            return null;
        }
        try {
            return ChargeFilter.State.valueOf(state.toUpperCase(Locale.ROOT))
                    .name()
                    .toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("STATE_UNKNOWN", "state is unbilled, billed or withdrawn.");
        }
    }

    private List<ChargeView> rows(
            Caller caller, @Nullable UUID id, @Nullable UUID customer, @Nullable String state, UUID after, int limit) {
        return db.sql("""
                        select *
                        from (
                          select charge_id, customer_id, source, source_id, description, quantity, unit, unit_price,
                                 currency, amount_minor, tax_code, contract_number, purchase_order, service_from,
                                 service_to, billable_on, service_line, unit_cost, recorded_at,
                                 case when withdrawn_on is not null then 'withdrawn'
                                      when draft_id is not null then 'billed'
                                      else 'unbilled' end as state
                          from contracts.charge
                          where company_id = :company
                            and charge_id > :after
                            and (:id::uuid is null or charge_id = :id)
                            and (:customer::uuid is null or customer_id = :customer)) charge
                        where :state::text is null
                           or state = :state
                        order by charge_id
                        limit :limit
                        """)
                .param("company", caller.company().value())
                .param("after", after)
                .param("id", id)
                .param("customer", customer)
                .param("state", state)
                .param("limit", limit)
                .query((row, number) -> new ChargeView(
                        Sql.uuid(row, "charge_id"),
                        Sql.uuid(row, "customer_id"),
                        Sql.text(row, "source"),
                        Sql.text(row, "source_id"),
                        Sql.text(row, "description"),
                        row.getBigDecimal("quantity").toPlainString(),
                        Sql.text(row, "unit"),
                        row.getBigDecimal("unit_price").toPlainString(),
                        Amount.of(row, "amount_minor"),
                        Sql.text(row, "tax_code"),
                        row.getString("contract_number"),
                        row.getString("purchase_order"),
                        Sql.date(row, "service_from"),
                        Sql.date(row, "service_to"),
                        Sql.date(row, "billable_on"),
                        row.getString("service_line"),
                        cost(row),
                        Sql.text(row, "state"),
                        Sql.instant(row, "recorded_at")))
                .list();
    }
}
