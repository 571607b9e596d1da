package org.tallystick.statements;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.insights.AccountCut;
import org.tallystick.insights.AccountStatement;
import org.tallystick.insights.Accounts;
import org.tallystick.insights.Accounts.Account;
import org.tallystick.insights.Aging;
import org.tallystick.insights.AgingItem;
import org.tallystick.insights.AgingQuery;
import org.tallystick.invoicing.Party;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.outbox.Outbox;

/** Draws up the statements of a chunk of customers: each opens where the one before closed and closes with its open items. */
@Component
class Drawing {
    private static final int CUSTOMERS_AT_ONCE = 500;

    private final Accounts accounts;
    private final Aging aging;
    private final Statements statements;
    private final StatementRuns runs;
    private final StatementWishes wishes;
    private final Customers customers;
    private final Companies companies;
    private final Outbox outbox;
    private final AuditLog audit;
    private final BusinessClock clock;

    Drawing(
            Accounts accounts,
            Aging aging,
            Statements statements,
            StatementRuns runs,
            StatementWishes wishes,
            Customers customers,
            Companies companies,
            Outbox outbox,
            AuditLog audit,
            BusinessClock clock) {
        this.accounts = accounts;
        this.aging = aging;
        this.statements = statements;
        this.runs = runs;
        this.wishes = wishes;
        this.customers = customers;
        this.companies = companies;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    OpenAccounts open(CompanyId company, StatementRun run) {
        AgingQuery query = AgingQuery.on(run.to())
                .asKnownAt(run.knownAt())
                .of(run.customer())
                .in(StatementContent.AGES)
                .by(AgingQuery.By.INVOICE);
        return OpenAccounts.of(aging.of(company, query).rows());
    }

    /** Returns how many customers the chunk had; none when the run has ended. */
    int chunk(CompanyId company, StatementRun run, OpenAccounts open) {
        Optional<UUID> reached = runs.lockReached(company, run.id());
        if (reached.isEmpty()) {
            return 0;
        }
        List<CustomerId> next = runs.next(company, run.customer(), reached.get(), CUSTOMERS_AT_ONCE);
        if (next.isEmpty()) {
            return end(company, run);
        }
        int skipped = issue(company, run, next, open);
        runs.advance(company, run.id(), next.getLast().value(), skipped);
        return next.size();
    }

    /** Returns that no customer is left. */
    int end(CompanyId company, StatementRun run) {
        runs.finish(company, run.id(), clock.now());
        return 0;
    }

    /** Returns how many accounts were skipped. */
    private int issue(CompanyId company, StatementRun run, List<CustomerId> chunk, OpenAccounts open) {
        var known = new Known(
                run,
                statements.latest(company, chunk),
                wishes.choices(company, chunk),
                customers.byIds(company, chunk),
                Party.seller(companies.get(company)));
        List<Account> found = accounts.of(company, chunk);
        List<AccountCut> cuts =
                found.stream().filter(known::isWanted).map(known::cut).toList();
        List<Statements.Fresh> fresh = new ArrayList<>();
        List<StatementRuns.HeldBack> held = new ArrayList<>();
        accounts.statements(company, cuts, run.to(), run.knownAt()).forEach((account, moved) -> {
            AccountStatement whole = moved.with(open.of(account));
            Money items = sum(whole);
            if (!items.equals(whole.closing())) {
                held.add(new StatementRuns.HeldBack(
                        account.customer(), account.currency(), reason(whole.closing(), items)));
            } else if (!isQuiet(whole)) {
                fresh.add(known.fresh(account, whole));
            }
        });
        keep(company, run, fresh, held);
        return found.size() - fresh.size() - held.size();
    }

    /** What a chunk is drawn up with. */
    private record Known(
            StatementRun run,
            Map<Account, Statement> latest,
            Map<CustomerId, StatementDesk.Chosen> choices,
            Map<CustomerId, Customer> customers,
            Party seller) {
        boolean isWanted(Account account) {
            Statement before = latest.get(account);
            return style(account).isPresent() && (before == null || before.to().isBefore(run.to()));
        }

        /** When one customer's run is asked for, it does not matter that they want none by themselves. */
        private Optional<StatementStyle> style(Account account) {
            StatementDesk.Chosen chosen = choices.getOrDefault(account.customer(), StatementDesk.Chosen.NOTHING);
            Optional<StatementStyle> style = chosen.choice().style(run.style());
            return run.customer() == null ? style : Optional.of(style.orElse(run.style()));
        }

        AccountCut cut(Account account) {
            Statement before = latest.get(account);
            if (before == null) {
                LocalDate first = run.to().withDayOfMonth(1);
                return AccountCut.from(account.customer(), account.currency(), first);
            }
            return new AccountCut(
                    account.customer(),
                    account.currency(),
                    before.to().plusDays(1),
                    new AccountCut.Earlier(before.closing(), before.knownAt()));
        }

        Statements.Fresh fresh(Account account, AccountStatement whole) {
            Customer customer = Objects.requireNonNull(customers.get(account.customer()));
            var content = new StatementContent(
                    customer.number() + "-" + run.to() + "-"
                            + account.currency().code(),
                    style(account).orElseThrow(),
                    customer.profile().language().toLanguageTag(),
                    seller,
                    Party.buyer(customer),
                    whole);
            return new Statements.Fresh(statement(content, latest.get(account)), StatementJson.write(content));
        }

        /** Its hash is made where it is kept. */
        private Statement statement(StatementContent content, @Nullable Statement before) {
            AccountStatement account = content.account();
            return new Statement(
                    Ids.next(),
                    run.id(),
                    account.customer(),
                    content.number(),
                    account.from(),
                    account.to(),
                    run.knownAt(),
                    before == null ? null : before.id(),
                    account.opening(),
                    account.closing(),
                    content.overdue(),
                    new byte[0]);
        }
    }

    /** Nothing moved and nothing is open. */
    private static boolean isQuiet(AccountStatement account) {
        return account.movements().isEmpty()
                && account.openItems().isEmpty()
                && account.closing().isZero();
    }

    private static Money sum(AccountStatement account) {
        return account.openItems().stream()
                .map(AgingItem::open)
                .reduce(Money.zero(account.closing().currency()), Money::plus);
    }

    private static String reason(Money closing, Money items) {
        return "The movements end at " + closing + ", the open items sum up to " + items
                + ". Check the books of this customer, then run the statements again.";
    }

    private void keep(
            CompanyId company, StatementRun run, List<Statements.Fresh> fresh, List<StatementRuns.HeldBack> held) {
        if (!held.isEmpty()) {
            runs.holdBack(company, run.id(), held, clock.now());
        }
        if (fresh.isEmpty()) {
            return;
        }
        statements.insert(company, run, fresh);
        audit.record(
                Caller.onBehalfOf(company, run.startedBy()),
                fresh.stream().map(row -> event(row.statement())).toList());
        outbox.publish(
                company,
                fresh.stream()
                        .map(row -> new Outbox.Event(
                                Statement.ISSUED, row.statement().id(), "{}"))
                        .toList());
    }

    private static AuditEvent event(Statement statement) {
        return AuditEvent.of("statement.issue", "statement", statement.id(), statement.number())
                .about(statement.customer().value())
                .fact("closing", statement.closing().toString())
                .fact("through", statement.to().toString());
    }
}
