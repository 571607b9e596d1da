package org.tallystick.collections;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.collections.Choosing.Chosen;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Transactions;
import org.tallystick.platform.jobs.Jobs;
import org.tallystick.platform.jobs.Progress;

/** Where runs are made, looked at and approved. The same day again proposes only what is new. */
@Service
@Transactional
public class DunningDesk {
    private static final int APPROVED_AT_ONCE = 1_000;
    private static final int CUSTOMERS_AT_ONCE = 500;

    private final DunningRuns runs;
    private final DunningWork work;
    private final DunningSettings settings;
    private final Candidates candidates;
    private final Choosing choosing;
    private final Notices notices;
    private final NoticeBook book;
    private final BankData bank;
    private final Jobs jobs;
    private final Transactions transactions;
    private final AuditLog audit;
    private final BusinessClock clock;

    DunningDesk(
            DunningRuns runs,
            DunningWork work,
            DunningSettings settings,
            Candidates candidates,
            Choosing choosing,
            Notices notices,
            NoticeBook book,
            BankData bank,
            Jobs jobs,
            Transactions transactions,
            AuditLog audit,
            BusinessClock clock) {
        this.runs = runs;
        this.work = work;
        this.settings = settings;
        this.candidates = candidates;
        this.choosing = choosing;
        this.notices = notices;
        this.book = book;
        this.bank = bank;
        this.jobs = jobs;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Proposes the reminders of a business day in the background; a person approves them. */
    public UUID start(Caller caller, LocalDate on) {
        DunningRun run = plan(caller, on, false);
        inBackground(caller, run);
        return run.id();
    }

    /** The same at once; returns when done. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public UUID runNow(Caller caller, LocalDate on, Progress progress) {
        DunningRun run = transactions.in(CompanyScope.of(caller.company()), () -> plan(caller, on, false));
        work.run(caller.company(), run.id(), caller.actor().reference(), progress);
        return run.id();
    }

    /** By itself for a day that has ended, where the company wants that; once for each day. */
    void startDaily(CompanyId company, LocalDate day) {
        DunningSetting setting = settings.of(company);
        if (setting.daily() && !runs.isBegun(company, day)) {
            Caller caller = Caller.system(company);
            inBackground(caller, plan(caller, day, !setting.approveByHand()));
        }
    }

    /** What a run of a day would do, customer by customer; nothing is written. */
    @Transactional(readOnly = true)
    public DunningPreview preview(Caller caller, LocalDate on) {
        caller.must(Permission.COLLECT);
        CompanyId company = caller.company();
        List<Chosen> chosen = new ArrayList<>();
        List<CustomerId> next = candidates.next(company, new UUID(0, 0), CUSTOMERS_AT_ONCE);
        while (!next.isEmpty()) {
            chosen.addAll(choosing.choose(company, next, on));
            next = candidates.next(company, next.getLast().value(), CUSTOMERS_AT_ONCE);
        }
        return DunningPreview.of(chosen);
    }

    /** Approves all that a run proposed and nobody took off; returns how many. */
    public int approve(Caller caller, UUID id) {
        caller.must(Permission.COLLECT);
        CompanyId company = caller.company();
        DunningRun run = runs.find(company, id).orElseThrow(() -> Refusal.notFound("dunning run"));
        int approved = 0;
        List<Notice> proposed = notices.lock(company, id, NoticeState.PROPOSED, APPROVED_AT_ONCE);
        while (!proposed.isEmpty()) {
            List<UUID> ids = proposed.stream().map(Notice::id).toList();
            book.move(company, ids, NoticeState.APPROVED, null, caller.actor().reference());
            approved += ids.size();
            proposed = notices.lock(company, id, NoticeState.PROPOSED, APPROVED_AT_ONCE);
        }
        audit.record(
                caller,
                AuditEvent.of("dunning.approve", "dunning run", id, run.on().toString())
                        .fact("reminders", approved));
        return approved;
    }

    private void inBackground(Caller caller, DunningRun run) {
        jobs.start(
                caller.company(),
                DunningWork.KIND,
                "Reminders of " + run.on(),
                run.id(),
                "/dunning-runs/" + run.id(),
                caller.actor().reference());
    }

    private DunningRun plan(Caller caller, LocalDate on, boolean approve) {
        caller.must(Permission.COLLECT);
        CompanyId company = caller.company();
        if (on.isAfter(clock.today(company))) {
            throw Refusal.invalid("RUN_AHEAD", "A run is for today at the latest; " + on + " is still to come.");
        }
        DunningRun run = new DunningRun(
                Ids.next(),
                on,
                approve,
                bank.asOf(company).orElse(null),
                clock.now(),
                caller.actor().reference(),
                0,
                null);
        runs.insert(company, run);
        audit.record(
                caller,
                AuditEvent.of("dunning.run", "dunning run", run.id(), on.toString())
                        .fact("bank data as of", String.valueOf(run.bankOn())));
        return run;
    }
}
