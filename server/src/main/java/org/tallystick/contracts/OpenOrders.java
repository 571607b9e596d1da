package org.tallystick.contracts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** What customers have ordered and was neither charged nor agreed yet: net, and of a line that recurs one period. */
@Repository
@Transactional(readOnly = true)
public class OpenOrders {
    private final JdbcClient db;

    OpenOrders(JdbcClient db) {
        this.db = db;
    }

    private record Rest(CustomerId customer, Money amount) {}

    /** Per currency, in the order of their codes; customers without open orders are not in it. */
    public Map<CustomerId, List<Money>> amount(CompanyId company, Collection<CustomerId> customers) {
        Map<CustomerId, Map<String, Money>> sums = new HashMap<>();
        db.sql("""
                        select customer_id, currency, unit_price,
                               case billed when 'ONCE' then quantity - delivered else quantity end as quantity
                        from contracts.order_progress
                        where company_id = :company
                          and customer_id = any(:customers)
                          and not cancelled
                          and case billed when 'ONCE' then delivered < quantity else agreement is distinct from 'AGREED' end
                        """)
                .param("company", company.value())
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .query((row, number) -> {
                    CurrencyCode currency = Sql.currency(row, "currency");
                    BigDecimal price = row.getBigDecimal("quantity").multiply(row.getBigDecimal("unit_price"));
                    return new Rest(
                            new CustomerId(Sql.uuid(row, "customer_id")),
                            Money.rounded(price, currency, RoundingMode.HALF_UP));
                })
                .list()
                .forEach(rest -> sums.computeIfAbsent(rest.customer(), _ -> new TreeMap<>())
                        .merge(rest.amount().currency().code(), rest.amount(), Money::plus));
        Map<CustomerId, List<Money>> amounts = new HashMap<>();
        sums.forEach((customer, byCurrency) -> amounts.put(customer, new ArrayList<>(byCurrency.values())));
        return amounts;
    }
}
