package org.tallystick.contracts;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Transactions;
import org.tallystick.platform.daily.DailyWork;
import org.tallystick.platform.jobs.JobWork;
import org.tallystick.platform.jobs.Jobs;
import org.tallystick.platform.jobs.Progress;

/** Brings due charges in: by itself for each day that has ended, and through today when somebody asks for it. */
@Component
public class DueChargesWork implements DailyWork, JobWork {
    private static final String KIND = "contracts.due-charges";
    private static final UUID FIRST = new UUID(0, 0);

    private final ScheduleDesk desk;
    private final ChargingContracts contracts;
    private final Jobs jobs;
    private final Transactions transactions;
    private final BusinessClock clock;

    DueChargesWork(
            ScheduleDesk desk, ChargingContracts contracts, Jobs jobs, Transactions transactions, BusinessClock clock) {
        this.desk = desk;
        this.contracts = contracts;
        this.jobs = jobs;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Starts it in the background; returns the job that shows how far it is. */
    public UUID start(Caller caller) {
        caller.must(Permission.BILL);
        CompanyId company = caller.company();
        return transactions.in(
                CompanyScope.of(company),
                () -> jobs.start(
                        company,
                        KIND,
                        "Due charges of contracts",
                        company.value(),
                        "/charges",
                        caller.actor().reference()));
    }

    @Override
    public String name() {
        return KIND;
    }

    /** In the transaction of the day. */
    @Override
    public void run(CompanyId company, LocalDate day) {
        Caller caller = Caller.system(company);
        UUID after = FIRST;
        while (after != null) {
            after = desk.bringIn(caller, day, after).last();
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Each chunk of contracts by itself; what is charged already is not charged again. */
    @Override
    public String run(CompanyId company, UUID subject, String startedBy, Progress progress) {
        Caller caller = Caller.onBehalfOf(company, startedBy);
        LocalDate today = clock.today(company);
        progress.total(transactions.reading(CompanyScope.of(company), () -> contracts.count(company)));
        long made = 0;
        UUID after = FIRST;
        while (after != null && !progress.cancelled()) {
            UUID from = after;
            ScheduleDesk.Chunk chunk =
                    transactions.in(CompanyScope.of(company), () -> desk.bringIn(caller, today, from));
            made += chunk.charges();
            progress.advance(chunk.contracts(), 0);
            after = chunk.last();
        }
        return made == 0
                ? "No contract has anything due through " + today + "."
                : "Brought in " + made + (made == 1 ? " charge" : " charges") + " due through " + today + ".";
    }
}
