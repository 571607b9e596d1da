package org.tallystick.cashapp;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.cashapp.Matcher.Claim;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.matching.payer.Customer;
import org.tallystick.lib.matching.payer.Payers;
import org.tallystick.payments.Payment;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/**
 * Who may have paid: the customers, and what earlier payments tell about accounts and names. What a payment settled and
 * still settles is the confirmation; taking it back takes the lesson back.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY, readOnly = true)
class Roster {
    private static final int HISTORY = 50;

    private final JdbcClient db;

    Roster(JdbcClient db) {
        this.db = db;
    }

    /** What the engine calls the account of somebody a person has named: no bank account reads like it. */
    static String accountOf(CustomerId customer) {
        return "IDENTIFIED" + customer.value().toString().replace("-", "");
    }

    Payers of(CompanyId company, Collection<Claim> claims) {
        var payers = new Payers();
        db.sql("""
                        select c.customer_id, c.number, c.name, p.number as parent
                        from customers.customer c
                        left join customers.customer p on p.company_id = c.company_id and p.customer_id = coalesce(c.merged_into, c.parent_id)
                        where c.company_id = :company
                          and c.archived_on is null
                        order by c.number
                        """)
                .param("company", company.value())
                .query((row, number) -> new Customer(
                        Sql.text(row, "number"),
                        Sql.text(row, "name"),
                        row.getString("parent"),
                        List.of(accountOf(new CustomerId(Sql.uuid(row, "customer_id")))),
                        false))
                .list()
                .forEach(payers::add);
        learn(company, claims, payers);
        return payers;
    }

    private record Lesson(
            @Nullable String account, @Nullable String name, String customer, String first, String last) {}

    /** Two different payments are two confirmations; more are not asked for. The latest ones say who pays so now. */
    private void learn(CompanyId company, Collection<Claim> claims, Payers payers) {
        List<Payment> payments = claims.stream().map(Claim::payment).toList();
        lessons(company, latest(company, payments)).forEach(lesson -> {
            payers.learn(lesson.account(), lesson.name(), lesson.customer(), lesson.first());
            payers.learn(lesson.account(), lesson.name(), lesson.customer(), lesson.last());
        });
    }

    /** The latest payments from each account, and under each name, of these. */
    private UUID[] latest(CompanyId company, List<Payment> payments) {
        return db.sql("""
                        select payment_id
                        from (select p.payment_id,
                                     row_number() over (partition by p.payer_account order by p.payment_id desc) as rank
                              from payments.payment p
                              where p.company_id = :company
                                and p.payer_account = any(:accounts)) of_account
                        where rank <= :limit
                        union
                        select payment_id
                        from (select p.payment_id,
                                     row_number() over (partition by p.payer_name order by p.payment_id desc) as rank
                              from payments.payment p
                              where p.company_id = :company
                                and p.payer_name = any(:names)) of_name
                        where rank <= :limit
                        """)
                .param("company", company.value())
                .param("accounts", distinct(payments, Payment::payerAccount))
                .param("names", distinct(payments, Payment::payerName))
                .param("limit", HISTORY)
                .query((row, number) -> Sql.uuid(row, "payment_id"))
                .list()
                .toArray(UUID[]::new);
    }

    private static String[] distinct(List<Payment> payments, Function<Payment, @Nullable String> text) {
        return payments.stream().map(text).filter(Objects::nonNull).distinct().toArray(String[]::new);
    }

    /** Whose items the payments settle still: what was taken back sums up to nothing. */
    private List<Lesson> lessons(CompanyId company, UUID[] payments) {
        return db.sql("""
                        select p.payer_account, p.payer_name, c.number, min(settled.payment_id::text) as first,
                               max(settled.payment_id::text) as last
                        from (select a.payment_id, i.customer_id
                              from receivables.allocation a
                              join receivables.open_item i
                                on i.company_id = a.company_id and i.open_item_id = a.open_item_id
                              where a.company_id = :company
                                and a.payment_id = any(:payments)
                              group by a.payment_id, i.customer_id
                              having sum(a.amount_minor) > 0) settled
                        join payments.payment p on p.company_id = :company and p.payment_id = settled.payment_id
                        join customers.customer c on c.company_id = :company and c.customer_id = settled.customer_id
                        group by p.payer_account, p.payer_name, c.number
                        """)
                .param("company", company.value())
                .param("payments", payments)
                .query((row, number) -> new Lesson(
                        row.getString("payer_account"),
                        row.getString("payer_name"),
                        Sql.text(row, "number"),
                        Sql.text(row, "first"),
                        Sql.text(row, "last")))
                .list();
    }
}
