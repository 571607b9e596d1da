package org.tallystick.cashapp;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.cashapp.PaymentFacts.Known;
import org.tallystick.cashapp.VeracityFacts.Seen;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** What earlier payments tell of the customers behind some payments, and what their groups owe. */
@Repository
@Transactional(propagation = Propagation.MANDATORY, readOnly = true)
class PayerHistory {
    private final JdbcClient db;

    PayerHistory(JdbcClient db) {
        this.db = db;
    }

    private record Earlier(
            UUID customer, @Nullable String name, @Nullable String account, Money amount) {}

    private record Member(UUID customer, String name, UUID root) {}

    private record Owed(UUID root, Money open) {}

    /** For those of the payments whose customer is known; the payments themselves are no history. */
    Map<PaymentId, Known> of(CompanyId company, List<Seen> payments, UUID[] ids) {
        Set<UUID> customers = new HashSet<>();
        payments.stream().map(Seen::customer).filter(Objects::nonNull).forEach(customers::add);
        if (customers.isEmpty()) {
            return Map.of();
        }
        var surroundings = new Surroundings(
                earlier(company, customers, ids).stream().collect(Collectors.groupingBy(Earlier::customer)),
                owners(company, payments, ids),
                members(company, customers));
        Map<UUID, List<Owed>> owed =
                owed(company, surroundings.members()).stream().collect(Collectors.groupingBy(Owed::root));
        Map<PaymentId, Known> known = new HashMap<>();
        for (Seen payment : payments) {
            if (payment.customer() != null) {
                UUID root = surroundings.rootOf(payment.customer());
                Money open = open(payment, owed.getOrDefault(root, List.of()));
                known.put(payment.id(), surroundings.known(payment, payment.customer(), root, open));
            }
        }
        return known;
    }

    private static Money open(Seen payment, List<Owed> owed) {
        return owed.stream()
                .map(Owed::open)
                .filter(open -> open.currency().equals(payment.amount().currency()))
                .reduce(payment.allocated(), Money::plus);
    }

    /** What was read, by what it is asked for. */
    private record Surroundings(
            Map<UUID, List<Earlier>> earlier,
            Map<String, Set<UUID>> owners,
            List<Member> members,
            Map<UUID, UUID> roots,
            Map<UUID, List<Member>> families) {
        Surroundings(Map<UUID, List<Earlier>> earlier, Map<String, Set<UUID>> owners, List<Member> members) {
            this(
                    earlier,
                    owners,
                    members,
                    members.stream().collect(Collectors.toMap(Member::customer, Member::root, (one, _) -> one)),
                    members.stream().collect(Collectors.groupingBy(Member::root)));
        }

        UUID rootOf(UUID customer) {
            return roots.getOrDefault(customer, customer);
        }

        Known known(Seen payment, UUID customer, UUID root, Money open) {
            Set<String> names = new HashSet<>();
            Set<String> accounts = new HashSet<>();
            Set<CustomerId> family = new HashSet<>(Set.of(new CustomerId(customer)));
            for (Member member : families.getOrDefault(root, List.of())) {
                names.add(member.name());
                family.add(new CustomerId(member.customer()));
            }
            List<Long> amounts = new ArrayList<>();
            for (Earlier one : earlier.getOrDefault(customer, List.of())) {
                add(one.name(), names);
                add(one.account(), accounts);
                if (one.amount().currency().equals(payment.amount().currency())) {
                    amounts.add(one.amount().minor());
                }
            }
            Set<UUID> paidFor =
                    payment.payerAccount() == null ? Set.of() : owners.getOrDefault(payment.payerAccount(), Set.of());
            boolean ofFamily = paidFor.stream().anyMatch(owner -> rootOf(owner).equals(root));
            if (ofFamily) {
                add(payment.payerAccount(), accounts);
            }
            return new Known(family, names, accounts, !paidFor.isEmpty() && !ofFamily, amounts, open);
        }
    }

    private static void add(@Nullable String text, Set<String> texts) {
        if (text != null) {
            texts.add(text);
        }
    }

    /** The latest ones of each customer. */
    private List<Earlier> earlier(CompanyId company, Collection<UUID> customers, UUID[] ids) {
        return db.sql("""
                        select c.customer_id, e.payer_name, e.payer_account, e.currency, e.amount_minor
                        from unnest(:customers::uuid[]) as c (customer_id)
                        cross join lateral (select p.payer_name, p.payer_account, p.currency, p.amount_minor
                                            from payments.payment p
                                            where p.company_id = :company
                                              and p.customer_id = c.customer_id
                                              and p.payment_id <> all(:ids)
                                              and p.returned_minor = 0
                                              and p.method <> 'DIRECT_DEBIT'
                                              and not (p.source = 'exchange' and p.exchanged_minor > 0)
                                            order by p.received_on desc, p.payment_id desc
                                            limit :limit) e
                        """)
                .param("company", company.value())
                .param("customers", customers.toArray(UUID[]::new))
                .param("ids", ids)
                .param("limit", Veracity.HISTORY)
                .query((row, number) -> new Earlier(
                        Sql.uuid(row, "customer_id"),
                        row.getString("payer_name"),
                        row.getString("payer_account"),
                        Sql.money(row, "amount_minor")))
                .list();
    }

    /** For whom the accounts of the payments have paid before. */
    private Map<String, Set<UUID>> owners(CompanyId company, List<Seen> payments, UUID[] ids) {
        Map<String, Set<UUID>> owners = new HashMap<>();
        db.sql("""
                        select distinct payer_account, customer_id
                        from payments.payment
                        where company_id = :company
                          and payer_account = any(:accounts)
                          and customer_id is not null
                          and payment_id <> all(:ids)
                        """)
                .param("company", company.value())
                .param(
                        "accounts",
                        payments.stream()
                                .map(Seen::payerAccount)
                                .filter(Objects::nonNull)
                                .distinct()
                                .toArray(String[]::new))
                .param("ids", ids)
                .query((row, number) -> Map.entry(Sql.text(row, "payer_account"), Sql.uuid(row, "customer_id")))
                .list()
                .forEach(pair -> owners.computeIfAbsent(pair.getKey(), _ -> new HashSet<>())
                        .add(pair.getValue()));
        return owners;
    }

    /** Everybody in the groups of the customers: up to the head of each, then down again. */
    private List<Member> members(CompanyId company, Collection<UUID> customers) {
        return db.sql("""
                        with recursive up (customer_id, parent_id, depth) as (
                          select customer_id, parent_id, 0
                          from customers.customer
                          where company_id = :company
                            and customer_id = any(:customers)
                          union
                          select c.customer_id, c.parent_id, up.depth + 1
                          from up
                          join customers.customer c on c.company_id = :company and c.customer_id = up.parent_id
                          where up.depth < 20
                        ), down (customer_id, root_id, depth) as (
                          select distinct customer_id, customer_id, 0
                          from up
                          where parent_id is null
                          union
                          select c.customer_id, down.root_id, down.depth + 1
                          from down
                          join customers.customer c on c.company_id = :company and c.parent_id = down.customer_id
                          where down.depth < 20
                        )
                        select distinct down.customer_id, down.root_id, c.name
                        from down
                        join customers.customer c on c.company_id = :company and c.customer_id = down.customer_id
                        """)
                .param("company", company.value())
                .param("customers", customers.toArray(UUID[]::new))
                .query((row, number) ->
                        new Member(Sql.uuid(row, "customer_id"), Sql.text(row, "name"), Sql.uuid(row, "root_id")))
                .list();
    }

    private List<Owed> owed(CompanyId company, List<Member> members) {
        return db.sql("""
                        select m.root_id, i.currency, sum(i.open_minor)::bigint as open_minor
                        from unnest(:customers::uuid[], :roots::uuid[]) as m (customer_id, root_id)
                        join receivables.open_item i on i.company_id = :company and i.customer_id = m.customer_id
                        where i.open_minor > 0
                        group by m.root_id, i.currency
                        """)
                .param("company", company.value())
                .param("customers", members.stream().map(Member::customer).toArray(UUID[]::new))
                .param("roots", members.stream().map(Member::root).toArray(UUID[]::new))
                .query((row, number) -> new Owed(Sql.uuid(row, "root_id"), Sql.money(row, "open_minor")))
                .list();
    }
}
