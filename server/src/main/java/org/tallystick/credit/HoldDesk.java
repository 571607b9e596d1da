package org.tallystick.credit;

import java.time.LocalDate;
import java.util.UUID;
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
import org.tallystick.lib.money.Money;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/** Where held customers are let through for some time, by those who may approve limits. */
@Service
@Transactional
public class HoldDesk {
    private static final int LONGEST_DAYS = 366;

    private final JdbcClient db;
    private final Customers customers;
    private final Companies companies;
    private final AuditLog audit;
    private final BusinessClock clock;

    HoldDesk(JdbcClient db, Customers customers, Companies companies, AuditLog audit, BusinessClock clock) {
        this.db = db;
        this.customers = customers;
        this.companies = companies;
        this.audit = audit;
        this.clock = clock;
    }

    /** Lets a customer through until a day, up to an exposure; takes the place of what was granted before. */
    public UUID override(Caller caller, CustomerId id, LocalDate untilOn, Money most, String reason) {
        caller.must(Permission.APPROVE_LIMITS);
        CompanyId company = caller.company();
        Customer customer = customers.find(company, id).orElseThrow(() -> Refusal.notFound("customer"));
        LocalDate today = clock.today(company);
        requireSound(company, untilOn, most, reason, today);
        UUID override = Ids.next();
        db.sql("""
                        insert into credit.hold_override
                            (company_id, override_id, customer_id, until_on, most_minor, reason, recorded_on, recorded_at,
                             recorded_by)
                        values (:company, :id, :customer, :until, :most, :reason, :on, :at, :by)
                        """)
                .param("company", company.value())
                .param("id", override)
                .param("customer", id.value())
                .param("until", untilOn)
                .param("most", most.minor())
                .param("reason", reason.strip())
                .param("on", today)
                .param("at", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
        audit.record(
                caller,
                AuditEvent.of("credit-hold.override", "customer", id.value(), customer.number())
                        .about(id.value())
                        .fact("until", untilOn)
                        .fact("most", most)
                        .because(reason.strip()));
        return override;
    }

    /** What was granted ends now; the rules hold again. */
    public void end(Caller caller, CustomerId id, UUID override) {
        caller.must(Permission.APPROVE_LIMITS);
        int ended = db.sql("""
                        insert into credit.hold_override_end (company_id, override_id, recorded_at, recorded_by)
                        select company_id, override_id, :at, :by
                        from credit.hold_override
                        where company_id = :company
                          and customer_id = :customer
                          and override_id = :id
                        on conflict do nothing
                        """)
                .param("company", caller.company().value())
                .param("customer", id.value())
                .param("id", override)
                .param("at", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
        if (ended == 0) {
            throw Refusal.conflict("OVERRIDE_ENDED", "This was ended before, or there is none; load the page again.");
        }
        audit.record(
                caller,
                AuditEvent.of("credit-hold.override-end", "customer", id.value(), null)
                        .about(id.value()));
    }

    private void requireSound(CompanyId company, LocalDate untilOn, Money most, String reason, LocalDate today) {
        if (reason.isBlank()) {
            throw Refusal.invalid("REASON_MISSING", "Say why; the reason is kept with the fact.");
        }
        if (untilOn.isBefore(today) || untilOn.isAfter(today.plusDays(LONGEST_DAYS))) {
            throw Refusal.invalid("OVERRIDE_UNTIL", "Choose a last day from today to a year from now.");
        }
        if (!most.isPositive() || !most.currency().equals(companies.get(company).currency())) {
            throw Refusal.invalid(
                    "OVERRIDE_MOST",
                    "Write up to which exposure, above zero and in "
                            + companies.get(company).currency() + ".");
        }
    }
}
