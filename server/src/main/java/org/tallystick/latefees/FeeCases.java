package org.tallystick.latefees;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.lib.collections.fees.LateItem;
import org.tallystick.lib.money.Money;
import org.tallystick.onboarding.Acknowledgement;
import org.tallystick.onboarding.Acknowledgements;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;
import org.tallystick.receivables.Allocation;
import org.tallystick.receivables.Allocations;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;
import org.tallystick.receivables.Suspension;
import org.tallystick.receivables.Suspensions;

/** Reads the late items of a month with their surroundings, for many customers at once in a handful of statements. */
@Repository
@Transactional(readOnly = true)
class FeeCases {
    private final JdbcClient db;
    private final OpenItems items;
    private final Allocations allocations;
    private final Suspensions suspensions;
    private final Customers customers;
    private final Acknowledgements acknowledgements;

    FeeCases(
            JdbcClient db,
            OpenItems items,
            Allocations allocations,
            Suspensions suspensions,
            Customers customers,
            Acknowledgements acknowledgements) {
        this.db = db;
        this.items = items;
        this.allocations = allocations;
        this.suspensions = suspensions;
        this.customers = customers;
        this.acknowledgements = acknowledgements;
    }

    /** The next customers with items that were late in the month, in the order of their ids. */
    List<CustomerId> next(CompanyId company, YearMonth month, @Nullable CustomerId after, int most) {
        return db.sql("""
                        select distinct i.customer_id
                        from receivables.open_item i
                        where i.company_id = :company
                          and i.kind in ('INVOICE', 'OPENING', 'DEBIT_MEMO')
                          and i.due_on < :last
                          and (:after::uuid is null or i.customer_id > :after)
                          and (i.open_minor > 0
                               or exists (select from receivables.allocation a
                                          where a.company_id = i.company_id
                                            and a.open_item_id = i.open_item_id
                                            and a.effective_on >= :first))
                        order by i.customer_id
                        limit :most
                        """)
                .param("company", company.value())
                .param("first", month.atDay(1))
                .param("last", month.atEndOfMonth())
                .param("after", after == null ? null : after.value())
                .param("most", most)
                .query((row, number) -> new CustomerId(Sql.uuid(row, "customer_id")))
                .list();
    }

    List<FeeCase> of(CompanyId company, YearMonth month, Collection<CustomerId> ids) {
        List<OpenItem> late = items.byIds(company, late(company, month, ids));
        List<OpenItemId> keys = late.stream().map(OpenItem::id).toList();
        Map<OpenItemId, List<LateItem.Change>> settled = settled(company, keys);
        Map<OpenItemId, Map<UUID, Map<String, Money>>> charged = charged(company, keys);
        Map<OpenItemId, List<Suspension>> holding = suspensions.holding(company, keys, month.atEndOfMonth());
        Map<CustomerId, Customer> known = customers.byIds(company, ids);
        Map<CustomerId, List<Acknowledgement>> accepted = accepted(company, ids);
        List<FeeCase> cases = new ArrayList<>(late.size());
        for (OpenItem item : late) {
            cases.add(new FeeCase(
                    item,
                    Objects.requireNonNull(known.get(item.customer())),
                    settled.getOrDefault(item.id(), List.of()),
                    charged.getOrDefault(item.id(), Map.of()),
                    holding.getOrDefault(item.id(), List.of()),
                    accepted.getOrDefault(item.customer(), List.of()).stream()
                            .anyMatch(one -> one.holds(item.documentOn()))));
        }
        return cases;
    }

    private List<OpenItemId> late(CompanyId company, YearMonth month, Collection<CustomerId> ids) {
        return db.sql("""
                        select i.open_item_id
                        from receivables.open_item i
                        where i.company_id = :company
                          and i.customer_id = any(:customers)
                          and i.kind in ('INVOICE', 'OPENING', 'DEBIT_MEMO')
                          and i.due_on < :last
                          and (i.open_minor > 0
                               or exists (select from receivables.allocation a
                                          where a.company_id = i.company_id
                                            and a.open_item_id = i.open_item_id
                                            and a.effective_on >= :first))
                        order by i.customer_id, i.due_on, i.open_item_id
                        """)
                .param("company", company.value())
                .param("customers", ids.stream().map(CustomerId::value).toArray(UUID[]::new))
                .param("first", month.atDay(1))
                .param("last", month.atEndOfMonth())
                .query((row, number) -> new OpenItemId(Sql.uuid(row, "open_item_id")))
                .list();
    }

    private Map<OpenItemId, List<LateItem.Change>> settled(CompanyId company, List<OpenItemId> keys) {
        Map<OpenItemId, List<LateItem.Change>> settled = new LinkedHashMap<>();
        for (Allocation allocation : allocations.ofItems(company, keys)) {
            settled.computeIfAbsent(allocation.item(), key -> new ArrayList<>())
                    .add(new LateItem.Change(allocation.effectiveOn(), allocation.amount()));
        }
        return settled;
    }

    private Map<OpenItemId, Map<UUID, Map<String, Money>>> charged(CompanyId company, List<OpenItemId> keys) {
        Map<OpenItemId, Map<UUID, Map<String, Money>>> charged = new LinkedHashMap<>();
        db.sql("""
                        select f.late_item_id, f.rule_id, f.period, f.amount_minor, n.currency
                        from latefees.fee f
                        join latefees.note n on n.company_id = f.company_id and n.note_id = f.note_id
                        where f.company_id = :company
                          and f.late_item_id = any(:items)
                        """)
                .param("company", company.value())
                .param("items", keys.stream().map(OpenItemId::value).toArray(UUID[]::new))
                .query((row, number) -> charged.computeIfAbsent(
                                new OpenItemId(Sql.uuid(row, "late_item_id")), key -> new LinkedHashMap<>())
                        .computeIfAbsent(Sql.uuid(row, "rule_id"), key -> new LinkedHashMap<>())
                        .put(Sql.text(row, "period"), Sql.money(row, "amount_minor")))
                .list();
        return charged;
    }

    private Map<CustomerId, List<Acknowledgement>> accepted(CompanyId company, Collection<CustomerId> ids) {
        Map<CustomerId, List<Acknowledgement>> accepted = new LinkedHashMap<>();
        for (Acknowledgement one : acknowledgements.ofAll(company, ids)) {
            accepted.computeIfAbsent(one.customer(), key -> new ArrayList<>()).add(one);
        }
        return accepted;
    }
}
