package org.tallystick.invoicing;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.lib.receivables.history.LookBack;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/** Where it is chosen, per customer, whether invoices say what was billed before them, and how far they look back. */
@Service
@Transactional
public class LookBackDesk {
    private final JdbcClient db;
    private final Customers customers;
    private final AuditLog audit;
    private final BusinessClock clock;

    LookBackDesk(JdbcClient db, Customers customers, AuditLog audit, BusinessClock clock) {
        this.db = db;
        this.customers = customers;
        this.audit = audit;
        this.clock = clock;
    }

    /** Empty when invoices of the customer say nothing of it. */
    @Transactional(readOnly = true)
    public Optional<LookBack> of(CompanyId company, CustomerId customer) {
        return Optional.ofNullable(of(company, List.of(customer)).get(customer));
    }

    /** Those of the customers that have chosen. */
    @Transactional(readOnly = true)
    public Map<CustomerId, LookBack> of(CompanyId company, Collection<CustomerId> ids) {
        return db
                .sql("""
                        select customer_id, look_back
                        from invoicing.previously_billed_choice
                        where company_id = :company
                          and customer_id = any(:customers)
                          and look_back is not null
                        """)
                .param("company", company.value())
                .param("customers", ids.stream().map(CustomerId::value).toArray(UUID[]::new))
                .query((row, number) -> Map.entry(
                        new CustomerId(Sql.uuid(row, "customer_id")), LookBack.valueOf(Sql.text(row, "look_back"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Holds for invoices posted from now on; null for none. */
    public void choose(Caller caller, CustomerId id, @Nullable LookBack lookBack) {
        caller.must(Permission.KEEP_CUSTOMERS);
        Customer customer = customers.find(caller.company(), id).orElseThrow(() -> Refusal.notFound("customer"));
        String word = lookBack == null ? null : lookBack.name();
        db.sql("""
                        insert into invoicing.previously_billed_choice
                            (company_id, customer_id, look_back, chosen_at, chosen_by)
                        values (:company, :customer, :lookBack, :at, :by)
                        on conflict (company_id, customer_id) do update
                        set look_back = excluded.look_back, chosen_at = excluded.chosen_at, chosen_by = excluded.chosen_by
                        """)
                .param("company", caller.company().value())
                .param("customer", id.value())
                .param("lookBack", word)
                .param("at", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
        audit.record(
                caller,
                AuditEvent.of("previously-billed.choose", "customer", id.value(), customer.number())
                        .about(id.value())
                        .fact("lookBack", word == null ? "NONE" : word));
    }
}
