package org.tallystick.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.access.Caller;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.platform.outbox.Outbox;
import org.tallystick.platform.outbox.OutboxWorker;

/** What must work on every database we run on, from the first company on; asked of a started application. */
final class MainJobScenario {
    private final ApplicationContext context;
    private final Transactions transactions;

    MainJobScenario(ApplicationContext context) {
        this.context = context;
        this.transactions = context.getBean(Transactions.class);
    }

    void run() {
        CompanyId acme = company();
        CompanyId mercy = company();
        deed(acme);

        assertThat(events(acme)).isEqualTo(1);
        assertThat(events(mercy)).isZero();
        assertThat(context.getBean(OutboxWorker.class).drain(acme)).isEqualTo(1);
    }

    private CompanyId company() {
        return context.getBean(Companies.class).create(SampleCompany.german()).id();
    }

    private void deed(CompanyId company) {
        UUID subject = Ids.next();
        transactions.in(CompanyScope.of(company), () -> {
            context.getBean(AuditLog.class)
                    .record(Caller.commandLine(company), AuditEvent.of("scenario.run", "scenario", subject, null));
            context.getBean(Outbox.class).publish(company, "scenario.ran", subject, "{}");
            return true;
        });
    }

    private long events(CompanyId company) {
        return transactions.in(
                CompanyScope.of(company),
                () -> context.getBean(JdbcClient.class)
                        .sql("select count(*) from audit.event")
                        .query((row, number) -> row.getLong(1))
                        .single());
    }
}
