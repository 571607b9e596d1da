package org.tallystick.insights;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.ledger.AccountRole;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.kpi.DaysLate;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** Reads from ledger and allocations what key figures are computed from. */
@Repository
@Transactional(readOnly = true)
class KeyFigureInputs {
    private final JdbcClient db;

    KeyFigureInputs(JdbcClient db) {
        this.db = db;
    }

    /** Net credit sales with tax, by month, in one currency. */
    record Sales(CurrencyCode currency, Map<YearMonth, Money> months) {
        Money since(YearMonth first) {
            return months.entrySet().stream()
                    .filter(month -> !month.getKey().isBefore(first))
                    .map(Map.Entry::getValue)
                    .reduce(Money.zero(currency), Money::plus);
        }

        Money of(YearMonth month) {
            return months.getOrDefault(month, Money.zero(currency));
        }
    }

    /** What was posted to revenue and tax, credit positive. */
    List<Sales> sales(CompanyId company, YearMonth first, LocalDate through) {
        Map<String, Map<YearMonth, Money>> byCurrency = new TreeMap<>();
        db.sql("""
                        select date_trunc('month', p.posted_on)::date as month, p.currency,
                               -sum(p.amount_minor)::bigint as sales_minor
                        from ledger.posting p
                        join ledger.account a on a.company_id = p.company_id and a.number = p.account
                        where p.company_id = :company
                          and a.role in ('REVENUE', 'TAX')
                          and p.posted_on between :from and :to
                        group by 1, 2
                        """)
                .param("company", company.value())
                .param("from", first.atDay(1))
                .param("to", through)
                .query((row, number) -> addTo(byCurrency, row))
                .list();
        return byCurrency.entrySet().stream()
                .map(entry -> new Sales(CurrencyCode.of(entry.getKey()), entry.getValue()))
                .toList();
    }

    private static Money addTo(Map<String, Map<YearMonth, Money>> byCurrency, ResultSet row) throws SQLException {
        Money sales = Sql.money(row, "sales_minor");
        byCurrency
                .computeIfAbsent(sales.currency().code(), currency -> new HashMap<>())
                .put(YearMonth.from(Sql.date(row, "month")), sales);
        return sales;
    }

    /** What payments settled in a period and is still settled at its end, by days between due date and receipt. */
    List<DaysLate.Amount> paid(CompanyId company, CurrencyCode currency, LocalDate from, LocalDate to) {
        return db.sql("""
                        select i.currency, p.received_on - i.due_on as days, sum(a.amount_minor)::bigint as amount_minor
                        from receivables.allocation a
                        join receivables.open_item i on i.company_id = a.company_id and i.open_item_id = a.open_item_id
                        join payments.payment p on p.company_id = a.company_id and p.payment_id = a.payment_id
                        where a.company_id = :company
                          and a.currency = :currency
                          and a.effective_on between :from and :to
                          and a.reverses_id is null
                          and not exists (select
                                          from receivables.allocation r
                                          where r.company_id = a.company_id
                                            and r.reverses_id = a.allocation_id
                                            and r.effective_on <= :to)
                        group by 1, 2
                        order by 2
                        """)
                .param("company", company.value())
                .param("currency", currency.code())
                .param("from", from)
                .param("to", to)
                .query((row, number) -> late(Sql.money(row, "amount_minor"), row.getInt("days"), to))
                .list();
    }

    static List<DaysLate.Amount> open(AgeProfile profile) {
        List<DaysLate.Amount> amounts = new ArrayList<>();
        for (AgeProfile.Band band : profile.bands()) {
            amounts.add(late(band.amount(), band.age(), profile.asOf()));
        }
        return amounts;
    }

    private static DaysLate.Amount late(Money amount, int days, LocalDate until) {
        return new DaysLate.Amount(amount, until.minusDays(days), until);
    }

    /** What was posted to a role's account in a period, debit positive. */
    Money posted(CompanyId company, AccountRole role, CurrencyCode currency, LocalDate from, LocalDate to) {
        return db.sql("""
                        select coalesce(sum(p.amount_minor), 0)::bigint as amount_minor
                        from ledger.posting p
                        join ledger.account a on a.company_id = p.company_id and a.number = p.account
                        where p.company_id = :company
                          and a.role = :role
                          and p.currency = :currency
                          and p.posted_on between :from and :to
                        """)
                .param("company", company.value())
                .param("role", role.name())
                .param("currency", currency.code())
                .param("from", from)
                .param("to", to)
                .query((row, number) -> new Money(row.getLong(1), currency))
                .single();
    }
}
