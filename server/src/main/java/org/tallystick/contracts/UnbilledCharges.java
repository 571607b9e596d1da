package org.tallystick.contracts;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** Goes through all that is unbilled, in chunks. */
@Repository
class UnbilledCharges {
    private final JdbcClient db;

    UnbilledCharges(JdbcClient db) {
        this.db = db;
    }

    /** The next ones by id, of one customer or of all. */
    List<ChargeId> after(CompanyId company, @Nullable CustomerId customer, UUID after, int limit) {
        return db.sql("""
                        select charge_id
                        from contracts.charge
                        where company_id = :company
                          and draft_id is null
                          and withdrawn_on is null
                          and (:customer::uuid is null or customer_id = :customer)
                          and charge_id > :after
                        order by charge_id
                        limit :limit
                        """)
                .param("company", company.value())
                .param("customer", customer == null ? null : customer.value())
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> new ChargeId(Sql.uuid(row, "charge_id")))
                .list();
    }
}
