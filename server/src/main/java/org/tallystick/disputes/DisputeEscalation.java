package org.tallystick.disputes;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.customers.Customers;
import org.tallystick.lib.collections.disputes.DisputeState;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;
import org.tallystick.platform.daily.DailyWork;

/** Marks disputes nobody decided by the end of their last day. */
@Component
class DisputeEscalation implements DailyWork {
    private static final Logger log = LoggerFactory.getLogger(DisputeEscalation.class);
    private static final String[] UNDECIDED = Arrays.stream(DisputeState.values())
            .filter(DisputeState::isUndecided)
            .map(Enum::name)
            .toArray(String[]::new);

    private final JdbcClient db;
    private final Disputes disputes;
    private final DisputeSteps steps;
    private final Customers customers;

    DisputeEscalation(JdbcClient db, Disputes disputes, DisputeSteps steps, Customers customers) {
        this.db = db;
        this.disputes = disputes;
        this.steps = steps;
        this.customers = customers;
    }

    @Override
    public String name() {
        return "disputes.escalation";
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void run(CompanyId company, LocalDate day) {
        List<DisputeId> late = late(company, day);
        if (late.isEmpty()) {
            return;
        }
        customers.lock(
                company,
                late.stream()
                        .flatMap(id -> disputes.find(company, id).stream())
                        .map(dispute -> dispute.matter().customer())
                        .collect(Collectors.toSet()));
        Caller caller = Caller.system(company);
        for (DisputeId id : late(company, day)) { // somebody may have decided while the locks were waited for
            Dispute dispute = steps.get(company, id);
            steps.write(caller, dispute, DisputeEvent.of(DisputeEvent.ESCALATED, dispute.state()));
        }
        log.info("Escalated {} disputes that were to be decided by {}", late.size(), day);
    }

    private List<DisputeId> late(CompanyId company, LocalDate day) {
        return db.sql("""
                        select dispute_id
                        from disputes.standing
                        where company_id = :company
                          and due_on <= :day
                          and not escalated
                          and state = any(:states::text[])
                        order by dispute_id
                        """)
                .param("company", company.value())
                .param("day", day)
                .param("states", UNDECIDED)
                .query((row, number) -> new DisputeId(Sql.uuid(row, "dispute_id")))
                .list();
    }
}
