package org.tallystick.statements;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Transactions;
import org.tallystick.platform.jobs.Jobs;
import org.tallystick.platform.jobs.Progress;

/** Where statements of account are drawn up, for all customers or for one, and where it is said who gets which. */
@Service
@Transactional
public class StatementDesk {
    private final StatementWishes wishes;
    private final StatementRuns runs;
    private final StatementWork work;
    private final Customers customers;
    private final Jobs jobs;
    private final Transactions transactions;
    private final AuditLog audit;
    private final BusinessClock clock;

    StatementDesk(
            StatementWishes wishes,
            StatementRuns runs,
            StatementWork work,
            Customers customers,
            Jobs jobs,
            Transactions transactions,
            AuditLog audit,
            BusinessClock clock) {
        this.wishes = wishes;
        this.runs = runs;
        this.work = work;
        this.customers = customers;
        this.jobs = jobs;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a customer chose; version 0 when they never did. */
    public record Chosen(int version, StatementChoice choice) {
        static final Chosen NOTHING = new Chosen(0, StatementChoice.AS_COMPANY);
    }

    @Transactional(readOnly = true)
    public StatementPolicy policy(CompanyId company) {
        return wishes.policy(company);
    }

    /** The version is the one the editor saw. */
    public void set(Caller caller, StatementPolicy policy) {
        caller.must(Permission.ADMINISTER);
        if (policy.equals(wishes.policy(caller.company()))) {
            return;
        }
        StatementPolicy next = new StatementPolicy(policy.version() + 1, policy.monthly(), policy.style());
        requireAdded(wishes.add(caller, next));
        audit.record(
                caller,
                AuditEvent.of("statement.policy", "company", caller.company().value(), null)
                        .fact("monthly", policy.monthly())
                        .fact("style", policy.style().name()));
    }

    @Transactional(readOnly = true)
    public Chosen chosen(CompanyId company, CustomerId customer) {
        return wishes.choices(company, List.of(customer)).getOrDefault(customer, Chosen.NOTHING);
    }

    /** The version is the one the editor saw. */
    public void choose(Caller caller, CustomerId id, Chosen chosen) {
        caller.must(Permission.KEEP_CUSTOMERS);
        Customer customer = customers.find(caller.company(), id).orElseThrow(() -> Refusal.notFound("customer"));
        if (chosen.equals(chosen(caller.company(), id))) {
            return;
        }
        requireAdded(wishes.add(caller, id, new Chosen(chosen.version() + 1, chosen.choice())));
        audit.record(
                caller,
                AuditEvent.of("statement.choice", "customer", id.value(), customer.number())
                        .about(id.value())
                        .fact("choice", chosen.choice().name()));
    }

    /** Draws up the statements of all customers through a day, in the background. */
    public UUID start(Caller caller, LocalDate to) {
        StatementRun run = plan(caller, to, null);
        inBackground(caller, run);
        return run.id();
    }

    /** The same at once; returns when done. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public UUID runNow(Caller caller, LocalDate to, Progress progress) {
        return now(caller, to, null, progress);
    }

    /** The statements of one customer through a day, one for each currency, at once; also of one who wants none by itself. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public UUID issue(Caller caller, CustomerId customer, LocalDate to) {
        return now(caller, to, customer, Progress.unwatched());
    }

    private UUID now(Caller caller, LocalDate to, @Nullable CustomerId customer, Progress progress) {
        CompanyScope scope = CompanyScope.of(caller.company());
        StatementRun run = transactions.in(scope, () -> plan(caller, to, customer));
        work.run(caller.company(), run.id(), caller.actor().reference(), progress);
        return run.id();
    }

    /** The statements of a month that has ended, by itself; null when the company does not want that, or has them. */
    void startMonthly(CompanyId company, LocalDate to) {
        if (wishes.policy(company).monthly() && !runs.isBegun(company, to)) {
            start(Caller.system(company), to);
        }
    }

    private void inBackground(Caller caller, StatementRun run) {
        jobs.start(
                caller.company(),
                StatementWork.KIND,
                "Statements of account through " + run.to(),
                run.id(),
                "/account-statements/" + run.id(),
                caller.actor().reference());
    }

    private StatementRun plan(Caller caller, LocalDate to, @Nullable CustomerId customer) {
        caller.must(Permission.BILL);
        CompanyId company = caller.company();
        if (to.isAfter(clock.today(company))) {
            throw Refusal.invalid(
                    "STATEMENT_AHEAD", "A statement ends today at the latest; " + to + " is still to come.");
        }
        if (customer != null && customers.find(company, customer).isEmpty()) {
            throw Refusal.notFound("customer");
        }
        StatementRun run = new StatementRun(
                Ids.next(),
                to,
                wishes.policy(company).style(),
                customer,
                clock.now(),
                caller.actor().reference(),
                0,
                null);
        runs.insert(company, run);
        if (customer == null) {
            audit.record(
                    caller,
                    AuditEvent.of("statement.run", "statement run", run.id(), to.toString())
                            .fact("style", run.style().name()));
        }
        return run;
    }

    private static void requireAdded(boolean added) {
        if (!added) {
            throw Refusal.conflict(
                    "STATEMENT_WISH_CHANGED",
                    "Somebody changed this meanwhile. Open the page again, then repeat your change.");
        }
    }
}
