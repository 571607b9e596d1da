package org.tallystick.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.cashapp.StatementImport;
import org.tallystick.contracts.ChargeInput;
import org.tallystick.contracts.Grouping;
import org.tallystick.controls.TieOut;
import org.tallystick.controls.TieOutReport;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.imports.ImportDesk;
import org.tallystick.imports.ImportKind;
import org.tallystick.imports.ImportMapping;
import org.tallystick.imports.ImportResult;
import org.tallystick.insights.Aging;
import org.tallystick.insights.AgingAmounts;
import org.tallystick.insights.AgingQuery;
import org.tallystick.insights.AgingReport;
import org.tallystick.invoicing.BillingDesk;
import org.tallystick.invoicing.Draft;
import org.tallystick.invoicing.Drafts;
import org.tallystick.invoicing.RunId;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.Deposit;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Company;
import org.tallystick.platform.jobs.Progress;
import org.tallystick.platform.outbox.OutboxWorker;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItems;
import org.tallystick.statements.StatementDesk;
import org.tallystick.statements.StatementPolicy;
import org.tallystick.statements.StatementRuns;
import org.tallystick.statements.StatementStyle;

/** The latest month: work comes in, is billed and delivered, the bank's file arrives, and the aging is drawn. */
@Component
class DemoMonth {
    private static final int CHECKS = 2;

    private final ImportDesk imports;
    private final BillingDesk billing;
    private final Drafts drafts;
    private final OutboxWorker outbox;
    private final OpenItems items;
    private final Aging aging;
    private final StatementImport statements;
    private final DemoDeposit deposits;
    private final TieOut tieOut;
    private final Customers customers;
    private final DemoPapers papers;
    private final DemoContracts contracts;
    private final DemoOrders orders;
    private final DemoChecks checks;
    private final DemoElectronic electronic;
    private final StatementDesk accounts;
    private final StatementRuns accountRuns;
    private final DemoOnboarding onboarding;
    private final DemoShapes shapes;
    private final DemoApprovals approvals;
    private final DemoDeliveries mails;
    private final DemoLateFees lateFees;
    private final DemoReminders reminders;
    private final DemoCredit credit;
    private final DemoDisputes disputes;
    private final DemoPromises promises;
    private final BusinessClock clock;

    DemoMonth(
            ImportDesk imports,
            BillingDesk billing,
            Drafts drafts,
            OutboxWorker outbox,
            OpenItems items,
            Aging aging,
            StatementImport statements,
            DemoDeposit deposits,
            TieOut tieOut,
            Customers customers,
            DemoPapers papers,
            DemoContracts contracts,
            DemoOrders orders,
            DemoChecks checks,
            DemoElectronic electronic,
            StatementDesk accounts,
            StatementRuns accountRuns,
            DemoOnboarding onboarding,
            DemoShapes shapes,
            DemoApprovals approvals,
            DemoDeliveries mails,
            DemoLateFees lateFees,
            DemoReminders reminders,
            DemoCredit credit,
            DemoDisputes disputes,
            DemoPromises promises,
            BusinessClock clock) {
        this.imports = imports;
        this.billing = billing;
        this.drafts = drafts;
        this.outbox = outbox;
        this.items = items;
        this.aging = aging;
        this.statements = statements;
        this.deposits = deposits;
        this.tieOut = tieOut;
        this.customers = customers;
        this.papers = papers;
        this.contracts = contracts;
        this.orders = orders;
        this.checks = checks;
        this.electronic = electronic;
        this.accounts = accounts;
        this.accountRuns = accountRuns;
        this.onboarding = onboarding;
        this.shapes = shapes;
        this.approvals = approvals;
        this.mails = mails;
        this.lateFees = lateFees;
        this.reminders = reminders;
        this.credit = credit;
        this.disputes = disputes;
        this.promises = promises;
        this.clock = clock;
    }

    void live(Company company, DemoCompany.Founded founded, Path folder, Consumer<String> line) {
        Caller caller = founded.caller();
        LocalDate today = clock.today(company.id());
        create(folder);
        importCharges(caller, founded, YearMonth.from(today), folder, line);
        contracts.charge(caller, today);
        contracts.offer(founded, today);
        bill(caller, today, line);
        deliver(company, line);
        bankFile(caller, founded, folder, today, line);
        papers.live(founded, line);
        checks.live(founded, line);
        electronic.live(founded, line);
        shapes.live(founded, line);
        orders.take(founded, today);
        approvals.live(founded, line);
        mails.live(founded.caller(), line);
        onboarding.live(founded, line);
        accountStatements(caller, today, line);
        lateFees.live(caller, line);
        credit.live(caller, line);
        reminders.live(caller, line);
        disputes.live(founded, line);
        promises.live(founded, line);
        outbox.drain(company.id());
    }

    private void importCharges(
            Caller caller, DemoCompany.Founded founded, YearMonth month, Path folder, Consumer<String> line) {
        var random = new SplittableRandom(month.getMonthValue());
        List<ChargeInput> work = new ArrayList<>();
        for (DemoCustomer customer : DemoCustomer.cast()) {
            CustomerId id = founded.customer(customer);
            DemoYear.work(customer, id, month, random).stream()
                    .map(charge -> soFar(charge, clock.today(caller.company())))
                    .forEach(work::add);
        }
        Map<CustomerId, String> numbers = new HashMap<>();
        founded.customers().forEach((number, id) -> numbers.put(id, number));
        Path file = folder.resolve("charges-" + month + ".csv");
        ChargeFile.write(file, work, numbers);
        UUID batch = imports.receive(
                caller, ImportKind.CHARGES, file.getFileName().toString(), read(file), ImportMapping.NONE);
        ImportResult taken = imports.takeNow(caller, batch, false, Progress.unwatched());
        line.accept("1. Work came in: " + file + " has " + taken.rows() + " rows; " + taken.accepted()
                + " charges recorded, " + taken.rejected() + " row rejected with its reason.");
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The month is not over: what is billable at its end is billable today. */
    private static ChargeInput soFar(ChargeInput charge, LocalDate today) {
        return new ChargeInput(
                charge.customer(),
                charge.source(),
                charge.sourceId(),
                charge.description(),
                charge.quantity(),
                charge.unit(),
                charge.unitPrice(),
                charge.currency(),
                charge.taxCode(),
                charge.contractNumber(),
                charge.purchaseOrder(),
                charge.serviceFrom(),
                charge.serviceTo(),
                today);
    }

    /** A few customers are billed today; the rest stays unbilled, so that there is something left to do. */
    private void bill(Caller caller, LocalDate today, Consumer<String> line) {
        Set<CustomerId> some = Set.copyOf(
                items.customersWithOpenItems(caller.company()).stream().limit(6).toList());
        RunId run = billing.collectNow(
                caller, new BillingDesk.Order(today, today, Grouping.CUSTOMER, some), Progress.unwatched());
        billing.postNow(caller, run, Progress.unwatched());
        List<Money> totals = new ArrayList<>();
        int invoices = 0;
        for (Drafts.Summary row : drafts.summary(caller.company(), run)) {
            if (row.state() == Draft.State.POSTED) {
                invoices += row.drafts();
                totals.add(row.gross());
            }
        }
        line.accept("2. Billed: " + invoices + " invoices posted, " + joined(totals) + ".");
    }

    private void deliver(Company company, Consumer<String> line) {
        int messages = outbox.drain(company.id());
        line.accept("3. Delivered: " + messages + " messages worked off.");
    }

    private void bankFile(
            Caller caller, DemoCompany.Founded founded, Path folder, LocalDate today, Consumer<String> line) {
        List<OpenItem> oldest = items.oldestOpen(caller.company(), DemoCompany.EUR, Paying.values().length + CHECKS);
        List<BankFile.Receipt> receipts = new ArrayList<>();
        Iterator<OpenItem> next = oldest.iterator();
        for (Paying how : Paying.values()) {
            if (next.hasNext()) {
                OpenItem item = next.next();
                receipts.add(how.of(item, nameOf(caller, item)));
            }
        }
        receipts.add(new BankFile.Receipt(
                Money.of("318.20", DemoCompany.EUR), "K. Albers", "DE75512108001245126199", null, "Danke!"));
        List<OpenItem> byCheck = oldest.stream().skip(Paying.values().length).toList();
        if (!byCheck.isEmpty()) {
            Deposit deposit = deposits.make(caller, founded.bank(DemoCompany.EUR), byCheck);
            receipts.add(new BankFile.Receipt(
                    deposit.amount(), "Hamburger Bank", null, null, "Scheckeinreichung " + deposit.number()));
        }
        Path file = folder.resolve("bank-" + today + ".xml");
        BankFile.write(file, DemoCompany.IBAN, today, Money.of("84210.55", DemoCompany.EUR), receipts);
        org.tallystick.cashapp.ImportResult result = statements.importFile(caller, file);
        line.accept("4. Bank file: " + result.lines() + " receipts, " + result.autoApplied() + " applied, "
                + result.suggested() + " with a suggestion, " + result.unidentified() + " for a person to look at.");
        TieOutReport report = tieOut.now(caller);
        line.accept("5. Tie-out: bank, ledger and open items "
                + (report.ties() ? "agree." : "differ; " + report.breaks().size() + " breaks."));
    }

    /** Customers hear how their account stood at the end of the last month, and from now on do so by itself. */
    private void accountStatements(Caller caller, LocalDate today, Consumer<String> line) {
        accounts.set(caller, new StatementPolicy(0, true, StatementStyle.DETAILED));
        LocalDate monthEnd = today.withDayOfMonth(1).minusDays(1);
        UUID run = accounts.runNow(caller, monthEnd, Progress.unwatched());
        long issued = accountRuns.totals(caller.company(), run).stream()
                .mapToLong(StatementRuns.Total::statements)
                .sum();
        line.accept("13. Statements of account: " + issued + " issued through " + monthEnd + ".");
    }

    private String nameOf(Caller caller, OpenItem item) {
        return customers
                .find(caller.company(), item.customer())
                .orElseThrow()
                .profile()
                .name();
    }

    /** The ways customers write what they pay. */
    private enum Paying {
        WITH_REFERENCE,
        WITH_NUMBER,
        SHORT,
        NAMELESS,
        WITH_REFERENCE_TOO;

        BankFile.Receipt of(OpenItem item, String payer) {
            return switch (this) {
                case WITH_REFERENCE, WITH_REFERENCE_TOO ->
                    new BankFile.Receipt(item.open(), payer, null, item.reference(), item.number());
                case WITH_NUMBER ->
                    new BankFile.Receipt(item.open(), payer, null, null, "Rechnung " + item.number() + " danke");
                case SHORT ->
                    new BankFile.Receipt(
                            item.open().times(new BigDecimal("0.90"), RoundingMode.HALF_UP),
                            payer,
                            null,
                            null,
                            item.number() + " abzgl. 10 % Mangel");
                case NAMELESS -> new BankFile.Receipt(item.open(), payer, null, null, "Zahlung wie besprochen");
            };
        }
    }

    /** How the company stands today, read back from the system. */
    void standing(Company company, Consumer<String> line) {
        LocalDate today = clock.today(company.id());
        AgingReport report = aging.of(company.id(), AgingQuery.on(today));
        for (AgingAmounts total : report.totals()) {
            line.accept("   Open on " + today + ": " + total.open() + ", unapplied " + total.unapplied()
                    + ", outstanding " + total.outstanding() + ".");
        }
        line.accept("   The aging " + (report.ties() ? "ties" : "does NOT tie") + " to the ledger.");
    }

    private static String joined(List<Money> amounts) {
        return String.join(" and ", amounts.stream().map(Money::toString).toList());
    }

    private static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
