package org.tallystick.promises;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.collections.promises.Promise;
import org.tallystick.lib.collections.promises.PromiseState;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Sql;
import org.tallystick.receivables.OpenItemId;

/** The promises to pay of a company as they stand. */
@Repository
@Transactional(readOnly = true)
public class PromisesToPay {
    private static final String SELECT = """
            select promise_id, customer_id, currency, amount_minor, made_on, promised_on, grace_days, tolerance_days, channel,
                   promised_by, note, state, judged_on, in_time_minor, later_minor, ended_on, end_reason, superseded_by
            from promises.standing
            where company_id = :company
            """;
    private static final String FILTER = """
              and (cardinality(:states::text[]) = 0 or state = any(:states::text[]))
              and (:customer::uuid is null or customer_id = :customer)
            """;
    private static final String[] OPEN = Arrays.stream(PromiseState.values())
            .filter(PromiseToPay::isOpen)
            .map(Enum::name)
            .toArray(String[]::new);

    private final JdbcClient db;

    PromisesToPay(JdbcClient db) {
        this.db = db;
    }

    public Optional<PromiseToPay> find(CompanyId company, PromiseId id) {
        return withParts(
                        company,
                        db.sql(SELECT + "  and promise_id = :id")
                                .param("company", company.value())
                                .param("id", id.value())
                                .query(PromisesToPay::promise)
                                .list())
                .stream()
                .findFirst();
    }

    /** The one for the soonest day first, those that ended behind the open ones; no states: all of them. */
    public Page<PromiseToPay> list(
            CompanyId company, Set<PromiseState> states, @Nullable CustomerId customer, int page, int size) {
        List<PromiseToPay> rows = filtered(db.sql(SELECT + FILTER + """
                        order by state not in ('PENDING', 'AWAITING_BANK_DATA'),
                                 case when state in ('PENDING', 'AWAITING_BANK_DATA') then promised_on end,
                                 promised_on desc, promise_id desc
                        limit :size
                        offset :skip
                        """), company, states, customer)
                .param("size", size)
                .param("skip", Page.offset(page, size))
                .query(PromisesToPay::promise)
                .list();
        long total = filtered(
                        db.sql("select count(*) from promises.standing where company_id = :company " + FILTER),
                        company,
                        states,
                        customer)
                .query((row, number) -> row.getLong(1))
                .single();
        return new Page<>(withParts(company, rows), page, size, total);
    }

    private static JdbcClient.StatementSpec filtered(
            JdbcClient.StatementSpec statement,
            CompanyId company,
            Set<PromiseState> states,
            @Nullable CustomerId customer) {
        return statement
                .param("company", company.value())
                .param("states", states.stream().map(Enum::name).toArray(String[]::new))
                .param("customer", customer == null ? null : customer.value());
    }

    /** What behind an id comes next, for programs that read everything. */
    public List<PromiseToPay> after(
            CompanyId company, UUID after, @Nullable CustomerId customer, @Nullable PromiseState state, int limit) {
        return withParts(
                company,
                db.sql(SELECT + """
                          and promise_id > :after
                          and (:customer::uuid is null or customer_id = :customer)
                          and (:state::text is null or state = :state)
                        order by promise_id
                        limit :limit
                        """)
                        .param("company", company.value())
                        .param("after", after)
                        .param("customer", customer == null ? null : customer.value())
                        .param("state", state == null ? null : state.name())
                        .param("limit", limit)
                        .query(PromisesToPay::promise)
                        .list());
    }

    /** Open, or judged and still able to change: whatever was promised for a day not before the one given. */
    List<PromiseToPay> undecided(CompanyId company, LocalDate since) {
        return withParts(
                company,
                db.sql(SELECT + """
                          and state not in ('CANCELLED', 'SUPERSEDED')
                          and (state = any(:open::text[]) or promised_on >= :since)
                        order by promised_on, promise_id
                        """)
                        .param("company", company.value())
                        .param("open", OPEN)
                        .param("since", since)
                        .query(PromisesToPay::promise)
                        .list());
    }

    /** Every promise about some items that counted money at some time, the one for the first day first. */
    List<PromiseToPay> about(CompanyId company, Collection<OpenItemId> items) {
        return withParts(
                company,
                db.sql(SELECT + """
                          and promise_id in (
                            select promise_id
                            from promises.part
                            where company_id = :company
                              and open_item_id = any(:items))
                        order by promised_on, promise_id
                        """)
                        .param("company", company.value())
                        .param("items", ids(items))
                        .query(PromisesToPay::promise)
                        .list());
    }

    /** Items about which the promise that was judged last was broken, and the day up to which that was looked at. */
    public Map<OpenItemId, LocalDate> broken(CompanyId company, Collection<OpenItemId> items) {
        Map<OpenItemId, LocalDate> broken = new LinkedHashMap<>();
        db
                .sql("""
                        select distinct on (x.open_item_id) x.open_item_id, s.state, s.judged_on
                        from promises.part x
                        join promises.standing s on s.company_id = x.company_id and s.promise_id = x.promise_id
                        where x.company_id = :company
                          and x.open_item_id = any(:items)
                          and s.judged_on is not null
                        order by x.open_item_id, s.judged_on desc, s.promise_id desc
                        """)
                .param("company", company.value())
                .param("items", ids(items))
                .query((row, number) -> Map.entry(
                        new OpenItemId(Sql.uuid(row, "open_item_id")),
                        new Judged(PromiseState.valueOf(Sql.text(row, "state")), Sql.date(row, "judged_on"))))
                .list()
                .stream()
                .filter(one -> one.getValue().isBroken())
                .forEach(one -> broken.put(one.getKey(), one.getValue().on()));
        return broken;
    }

    private record Judged(PromiseState state, LocalDate on) {
        boolean isBroken() {
            return state == PromiseState.BROKEN || state == PromiseState.PARTIALLY_KEPT;
        }
    }

    private static UUID[] ids(Collection<OpenItemId> items) {
        return items.stream().map(OpenItemId::value).toArray(UUID[]::new);
    }

    private List<PromiseToPay> withParts(CompanyId company, List<PromiseToPay> promises) {
        if (promises.isEmpty()) {
            return promises;
        }
        Map<PromiseId, List<PromiseToPay.Part>> parts = new LinkedHashMap<>();
        promises.forEach(each -> parts.put(each.id(), new ArrayList<>()));
        db.sql("""
                        select p.promise_id, p.open_item_id, p.amount_minor, i.currency
                        from promises.part p
                        join receivables.open_item i on i.company_id = p.company_id and i.open_item_id = p.open_item_id
                        where p.company_id = :company
                          and p.promise_id = any(:promises)
                        order by i.due_on, i.number, i.installment
                        """)
                .param("company", company.value())
                .param(
                        "promises",
                        promises.stream().map(each -> each.id().value()).toArray(UUID[]::new))
                .query((row, number) -> parts.getOrDefault(new PromiseId(Sql.uuid(row, "promise_id")), List.of())
                        .add(new PromiseToPay.Part(
                                new OpenItemId(Sql.uuid(row, "open_item_id")), Sql.money(row, "amount_minor"))))
                .list();
        return promises.stream()
                .map(each -> new PromiseToPay(
                        each.id(),
                        each.customer(),
                        each.promise(),
                        each.channel(),
                        each.promisedBy(),
                        each.note(),
                        each.state(),
                        parts.getOrDefault(each.id(), List.of()),
                        each.judged(),
                        each.ending()))
                .toList();
    }

    private static PromiseToPay promise(ResultSet row, int number) throws SQLException {
        CurrencyCode currency = Sql.currency(row, "currency");
        PromiseState state = PromiseState.valueOf(Sql.text(row, "state"));
        LocalDate judgedOn = Sql.dateOrNull(row, "judged_on");
        LocalDate endedOn = Sql.dateOrNull(row, "ended_on");
        UUID by = Sql.uuidOrNull(row, "superseded_by");
        return new PromiseToPay(
                new PromiseId(Sql.uuid(row, "promise_id")),
                new CustomerId(Sql.uuid(row, "customer_id")),
                new Promise(
                        new Money(row.getLong("amount_minor"), currency),
                        Sql.date(row, "made_on"),
                        Sql.date(row, "promised_on"),
                        row.getInt("grace_days"),
                        row.getInt("tolerance_days")),
                PromiseChannel.valueOf(Sql.text(row, "channel")),
                Sql.text(row, "promised_by"),
                row.getString("note"),
                state,
                List.of(),
                judgedOn == null
                        ? null
                        : new PromiseToPay.Judged(
                                judgedOn,
                                new Money(row.getLong("in_time_minor"), currency),
                                new Money(row.getLong("later_minor"), currency)),
                endedOn == null
                        ? null
                        : new PromiseToPay.Ending(
                                state, endedOn, Sql.text(row, "end_reason"), by == null ? null : new PromiseId(by)));
    }
}
