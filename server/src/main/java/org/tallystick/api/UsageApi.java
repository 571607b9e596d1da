package org.tallystick.api;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import org.tallystick.api.ChargesApi.BulkResult;
import org.tallystick.api.ChargesApi.ItemResult;
import org.tallystick.contracts.UsageDesk;
import org.tallystick.contracts.UsageInput;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;
import org.tallystick.platform.web.Problems;

/** Usage of metered lines of contracts: report one or many, read it. */
@RestController
@RequestMapping("/api/v1/usage-records")
class UsageApi {
    private static final int MOST_AT_ONCE = 1000;

    private final UsageDesk desk;
    private final JdbcClient db;

    UsageApi(UsageDesk desk, JdbcClient db) {
        this.desk = desk;
        this.db = db;
    }

    @SnakeCase
    record UsageView(
            UUID id,
            String contractNumber,
            int line,
            String externalId,
            LocalDate usedOn,
            String quantity,
            @Nullable UUID reversesId,
            @Nullable LocalDate pricedFrom,
            Instant recordedAt) {}

    @GetMapping
    @Transactional(readOnly = true)
    Cursor.Slice<UsageView> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(name = "contract_number", required = false) @Nullable String contract,
            Caller caller) {
        caller.must(Permission.VIEW);
        Cursor page = Cursor.of(cursor, limit);
        return page.slice(rows(caller, null, contract, page.after(), page.fetched()), UsageView::id);
    }

    @PostMapping
    @Transactional
    ResponseEntity<UsageView> record(@RequestBody byte[] body, Caller caller) {
        caller.must(Permission.KEEP_CHARGES);
        UsageDesk.Outcome outcome =
                desk.record(caller, List.of(read(Fields.of(body)))).getFirst();
        UsageView view = rows(caller, outcome.id(), null, new UUID(0, 0), 1).getFirst();
        return outcome.known()
                ? ResponseEntity.ok(view)
                : ResponseEntity.created(URI.create("/api/v1/usage-records")).body(view);
    }

    /** Every item by itself: one that is refused does not hold up the others. */
    @PostMapping("/bulk")
    @Transactional
    BulkResult recordMany(@RequestBody byte[] body, Caller caller) {
        caller.must(Permission.KEEP_CHARGES);
        Fields fields = Fields.of(body);
        List<Fields> items = fields.each("usage", MOST_AT_ONCE);
        fields.verify();
        Map<Integer, ItemResult> results = new TreeMap<>();
        List<Integer> places = new ArrayList<>();
        List<UsageInput> inputs = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            try {
                inputs.add(read(items.get(i)));
                places.add(i);
            } catch (InputProblem e) {
                results.put(i, new ItemResult(i, e.status(), null, InputAdvice.detail(e)));
            } catch (Refusal e) {
                results.put(i, refused(i, e));
            }
        }
        recordEach(caller, places, inputs, results);
        return new BulkResult(List.copyOf(results.values()));
    }

    private void recordEach(
            Caller caller, List<Integer> places, List<UsageInput> inputs, Map<Integer, ItemResult> results) {
        List<UsageDesk.Verdict> verdicts = desk.judge(caller.company(), inputs);
        List<Integer> taken = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            if (verdicts.get(i) instanceof UsageDesk.Verdict.Refused refused) {
                results.put(places.get(i), refused(places.get(i), refused.why()));
            } else {
                taken.add(i);
            }
        }
        List<UsageDesk.Outcome> outcomes =
                desk.record(caller, taken.stream().map(inputs::get).toList());
        for (int i = 0; i < taken.size(); i++) {
            int place = places.get(taken.get(i));
            UsageDesk.Outcome outcome = outcomes.get(i);
            results.put(place, new ItemResult(place, outcome.known() ? 200 : 201, outcome.id(), null));
        }
    }

    private static ItemResult refused(int index, Refusal refusal) {
        int status = refusal.kind().status();
        return new ItemResult(index, status, null, Problems.of(status, refusal.code(), refusal.sentence()));
    }

    private static UsageInput read(Fields fields) {
        String contract = fields.required("contract_number");
        int line = fields.requiredInteger("line");
        String id = fields.required("external_id");
        LocalDate on = fields.requiredDate("used_on");
        var quantity = fields.decimal("quantity");
        var reverses = fields.text("reverses");
        fields.verify();
        return new UsageInput(contract, line, id, on, quantity.orElse(null), reverses.orElse(null));
    }

    private List<UsageView> rows(Caller caller, @Nullable UUID id, @Nullable String contract, UUID after, int limit) {
        return db.sql("""
                        select u.usage_id, c.number, u.line, u.external_id, u.used_on, u.quantity, u.reverses, u.priced_from,
                               u.recorded_at
                        from contracts.usage_record u
                        join contracts.contract c on c.company_id = u.company_id and c.contract_id = u.contract_id
                        where u.company_id = :company
                          and u.usage_id > :after
                          and (:id::uuid is null or u.usage_id = :id)
                          and (:contract::text is null or c.number = :contract)
                        order by u.usage_id
                        limit :limit
                        """)
                .param("company", caller.company().value())
                .param("after", after)
                .param("id", id)
                .param("contract", contract)
                .param("limit", limit)
                .query((row, number) -> new UsageView(
                        Sql.uuid(row, "usage_id"),
                        Sql.text(row, "number"),
                        row.getInt("line"),
                        Sql.text(row, "external_id"),
                        Sql.date(row, "used_on"),
                        row.getBigDecimal("quantity").toPlainString(),
                        Sql.uuidOrNull(row, "reverses"),
                        Sql.dateOrNull(row, "priced_from"),
                        Sql.instant(row, "recorded_at")))
                .list();
    }
}
