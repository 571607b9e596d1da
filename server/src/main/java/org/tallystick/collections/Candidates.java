package org.tallystick.collections;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.collections.dunning.Item;
import org.tallystick.lib.collections.dunning.Span;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;
import org.tallystick.promises.PromisesToPay;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;
import org.tallystick.receivables.Reservations;
import org.tallystick.receivables.Suspension;
import org.tallystick.receivables.Suspensions;

/** What customers owe, with all that dunning asks about it: a handful of statements, however many customers. */
@Repository
@Transactional(readOnly = true)
class Candidates {
    private final JdbcClient db;
    private final OpenItems items;
    private final Suspensions suspensions;
    private final Reservations reservations;
    private final PromisesToPay promises;

    Candidates(
            JdbcClient db,
            OpenItems items,
            Suspensions suspensions,
            Reservations reservations,
            PromisesToPay promises) {
        this.db = db;
        this.items = items;
        this.suspensions = suspensions;
        this.reservations = reservations;
        this.promises = promises;
    }

    /** What one customer owes in one currency, and what they have as credit. */
    record Account(CustomerId customer, CurrencyCode currency) {}

    private record Reached(int level, @Nullable LocalDate on) {
        static final Reached NOTHING = new Reached(0, null);

        /** Whether nothing was sent after the day, if there is one. */
        boolean isBefore(@Nullable LocalDate day) {
            return day != null && (on == null || !on.isAfter(day));
        }
    }

    /** The next customers who owe something, in the order of their ids. */
    List<CustomerId> next(CompanyId company, UUID after, int limit) {
        return db.sql("""
                        select distinct customer_id
                        from receivables.open_item
                        where company_id = :company
                          and open_minor > 0
                          and customer_id > :after
                        order by customer_id
                        limit :limit
                        """)
                .param("company", company.value())
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> new CustomerId(Sql.uuid(row, "customer_id")))
                .list();
    }

    Map<Account, List<Item>> of(CompanyId company, Collection<CustomerId> customers) {
        List<OpenItem> open = items.openOf(company, customers);
        List<OpenItemId> ids = open.stream().map(OpenItem::id).toList();
        Map<OpenItemId, List<Span>> spans = suspensions.history(company, ids).stream()
                .collect(Collectors.groupingBy(
                        Suspension::item, Collectors.mapping(Candidates::span, Collectors.toList())));
        Map<OpenItemId, Reached> reached = reached(company, ids);
        Map<OpenItemId, LocalDate> broken = promises.broken(company, ids);
        Set<OpenItemId> waiting = waiting(company, ids);
        Set<OpenItemId> reserved = reservations.of(company, ids).keySet();
        Map<Account, List<Item>> found = new LinkedHashMap<>();
        for (OpenItem one : open) {
            Reached before = reached.getOrDefault(one.id(), Reached.NOTHING);
            var item = new Item(
                    one.id().value().toString(),
                    one.dueOn(),
                    one.open(),
                    spans.getOrDefault(one.id(), List.of()),
                    before.level(),
                    before.on(),
                    waiting.contains(one.id()),
                    reserved.contains(one.id()),
                    before.isBefore(broken.get(one.id())));
            found.computeIfAbsent(new Account(one.customer(), one.currency()), account -> new ArrayList<>())
                    .add(item);
        }
        return found;
    }

    static Span span(Suspension suspension) {
        return new Span(suspension.reason().name(), suspension.from(), suspension.until(), suspension.amount());
    }

    /** The highest level sent about each item, and the day of the last notice that listed it. */
    private Map<OpenItemId, Reached> reached(CompanyId company, List<OpenItemId> ids) {
        Map<OpenItemId, Reached> found = new HashMap<>();
        db.sql("""
                        select i.open_item_id, coalesce(max(i.level) filter (where i.place = 'STEPS'), 0) as level,
                               max(n.on_day) as on_day
                        from collections.notice_item i
                        join collections.notice n on n.company_id = i.company_id and n.notice_id = i.notice_id
                        where i.company_id = :company
                          and i.open_item_id = any(:items)
                          and i.left_out is null
                          and n.state = 'SENT'
                        group by i.open_item_id
                        """)
                .param("company", company.value())
                .param("items", keys(ids))
                .query((row, number) -> found.put(
                        new OpenItemId(Sql.uuid(row, "open_item_id")),
                        new Reached(row.getInt("level"), Sql.date(row, "on_day"))))
                .list();
        return found;
    }

    private Set<OpenItemId> waiting(CompanyId company, List<OpenItemId> ids) {
        return new HashSet<>(db.sql("""
                        select i.open_item_id
                        from collections.notice_item i
                        join collections.notice n on n.company_id = i.company_id and n.notice_id = i.notice_id
                        where i.company_id = :company
                          and i.open_item_id = any(:items)
                          and i.left_out is null
                          and n.state in ('PROPOSED', 'APPROVED', 'SENDING')
                        """)
                .param("company", company.value())
                .param("items", keys(ids))
                .query((row, number) -> new OpenItemId(Sql.uuid(row, "open_item_id")))
                .list());
    }

    private static UUID[] keys(Collection<OpenItemId> items) {
        return items.stream().map(OpenItemId::value).toArray(UUID[]::new);
    }
}
