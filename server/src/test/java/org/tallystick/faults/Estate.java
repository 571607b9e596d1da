package org.tallystick.faults;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.access.ApiKeys;
import org.tallystick.access.Role;
import org.tallystick.cashapp.AdviceDesk;
import org.tallystick.cashapp.StatementImport;
import org.tallystick.cast.Agreements;
import org.tallystick.cast.BankFile;
import org.tallystick.cast.Ordering;
import org.tallystick.cast.Paper;
import org.tallystick.cast.PaperTrade;
import org.tallystick.cast.Trading;
import org.tallystick.collections.DunningDesk;
import org.tallystick.collections.DunningPolicy;
import org.tallystick.collections.PolicyDesk;
import org.tallystick.contracts.BillingSchedule;
import org.tallystick.contracts.ChargeId;
import org.tallystick.contracts.ContractDesk;
import org.tallystick.contracts.ContractId;
import org.tallystick.contracts.FollowUpDesk;
import org.tallystick.contracts.OrderDesk;
import org.tallystick.contracts.OrderInput;
import org.tallystick.credit.HoldDesk;
import org.tallystick.customers.CustomerDesk;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.CustomerKind;
import org.tallystick.delivery.Artefact;
import org.tallystick.delivery.Artefacts;
import org.tallystick.delivery.Deliveries;
import org.tallystick.delivery.Delivery;
import org.tallystick.delivery.ReceiptDesk;
import org.tallystick.delivery.ReportDesk;
import org.tallystick.delivery.reports.ReportSamples;
import org.tallystick.disputes.DisputeDesk;
import org.tallystick.disputes.DisputeId;
import org.tallystick.disputes.DisputeTasks;
import org.tallystick.disputes.RaisedBy;
import org.tallystick.disputes.Settlement;
import org.tallystick.disputes.StepDesk;
import org.tallystick.exemptions.CertificateDesk;
import org.tallystick.imports.ImportDesk;
import org.tallystick.imports.ImportKind;
import org.tallystick.imports.ImportMapping;
import org.tallystick.invoicing.CreditDesk;
import org.tallystick.invoicing.CreditReason;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.latefees.LateFeeDesk;
import org.tallystick.latefees.LateFeeRules;
import org.tallystick.latefees.UsualRules;
import org.tallystick.ledger.Account;
import org.tallystick.ledger.Accounts;
import org.tallystick.lib.collections.disputes.DisputeStep;
import org.tallystick.lib.collections.dunning.Level;
import org.tallystick.lib.collections.dunning.Tone;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.pricing.Rate;
import org.tallystick.network.Message;
import org.tallystick.network.MessageDesk;
import org.tallystick.network.MessageState;
import org.tallystick.network.NetworkReconciler;
import org.tallystick.network.SandboxBehaviour;
import org.tallystick.network.SandboxSettings;
import org.tallystick.onboarding.AcknowledgementDesk;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Ids;
import org.tallystick.platform.jobs.Progress;
import org.tallystick.platform.outbox.OutboxWorker;
import org.tallystick.statements.StatementDesk;

/** A company that has one of everything an address can name. */
final class Estate {
    private final Trading trading;
    private final String customer;
    private final Map<String, String> ids;

    Estate(ApplicationContext beans) {
        this.trading = Trading.open(beans);
        this.customer = "OF-" + trading.company().code();
        CustomerId acme =
                trading.customer(customer, "Acme Corp of " + trading.company().code());
        InvoiceId invoice = trading.invoice(acme, "100.00", trading.today());
        late(trading.customer("LATE-" + code(), "Late Corp"));
        reminded();
        PaymentId paid = trading.paid(invoice, Money.of("50.00", Trading.EUR), trading.today());
        trading.call(() -> trading.bean(CustomerDesk.class)
                .addContact(trading.caller(), acme, "Ada Lovelace", "ada@acme.example", null, null, Set.of()));
        trading.call(() -> trading.bean(ReceiptDesk.class).send(trading.caller(), paid));
        trading.call(() -> trading.bean(CreditDesk.class)
                .credit(
                        trading.caller(),
                        invoice,
                        Money.of("10.00", Trading.EUR),
                        trading.today(),
                        CreditReason.GOODWILL,
                        "late"));
        trading.bean(StatementDesk.class).issue(trading.caller(), acme, trading.today());
        byte[] file = BankFile.of("STMT-1", trading.today())
                .credit("40.00", "Somebody", "thanks")
                .returned("50.00", "Acme Corp", "NOTPROVIDED", "AC04")
                .credit("41.00", "Twin", "twice")
                .credit("41.00", "Twin", "twice")
                .bytes();
        CompanyScope.of(trading.company().id())
                .call(() -> trading.bean(StatementImport.class).importFile(trading.caller(), "day.xml", file));
        var money = new EstateMoney(trading);
        money.refunds();
        money.approvals(invoice);
        money.deposits(acme);
        CompanyScope.of(trading.company().id())
                .call(() -> trading.bean(AdviceDesk.class)
                        .importText(trading.caller(), "Payment reference: T-" + code() + "\nINV-101 77.00"));
        trading.call(() -> trading.bean(ImportDesk.class)
                .receive(
                        trading.caller(),
                        ImportKind.CUSTOMERS,
                        "customers.csv",
                        "number,name\nC-1,Acme\n".getBytes(StandardCharsets.UTF_8),
                        ImportMapping.NONE));
        trading.call(() -> trading.bean(ApiKeys.class).create(trading.company().id(), "till", Role.AUDITOR));
        papers(acme);
        accepted(acme);
        disputed(invoice);
        money.promised(acme, invoice);
        agreements(acme);
        order(customer);
        letThrough(acme);
        trading.call(() -> trading.bean(CertificateDesk.class)
                .record(
                        trading.caller(),
                        acme,
                        new CertificateDesk.Proof(
                                "VATEX-EU-AE", "DE", "X-" + code(), null, trading.today(), null, null)));
        warned();
        rejected(acme, invoice);
        money.debit(acme);
        money.online();
        money.answers(acme);
        trading.bean(OutboxWorker.class).drain(trading.company().id());
        bounced(acme);
        trading.call(() -> {
            trading.bean(Accounts.class)
                    .add(trading.caller(), "9" + code().replaceAll("\\D", ""), "Own account", Account.Kind.ASSET);
            return insertJob();
        });
        this.ids = Things.BY_SEGMENT.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, thing -> find(thing.getValue())));
    }

    /** A mail that came back from an address that does not exist. */
    private void bounced(CustomerId customer) {
        UUID delivery = trading
                .call(() -> trading.bean(Deliveries.class)
                        .ofCustomer(trading.company().id(), customer, 1, 200)
                        .rows())
                .stream()
                .filter(sent -> sent.channel() == Delivery.Channel.EMAIL && sent.address() != null)
                .findFirst()
                .orElseThrow()
                .id();
        trading.bean(ReportDesk.class)
                .take(trading.caller(), "bounce.eml", ReportSamples.about("postfix-unknown.eml", delivery));
    }

    /** A charge that waits for a document, which is there to be checked; and somebody who follows it up. */
    private void papers(CustomerId customer) {
        var paper = new PaperTrade(trading);
        paper.require(customer, "TIMESHEET");
        ChargeId charge = paper.charge(customer, "5.00", null);
        paper.upload(trading.caller(), "TIMESHEET", Paper.text("hours of " + code()), charge);
        UUID owner = trading.member(Role.BILLING_CLERK).id();
        trading.call(() -> trading.bean(FollowUpDesk.class)
                .make(trading.caller(), customer, owner, trading.today(), "Ask for the hours"));
    }

    /** Let through although held. */
    private void letThrough(CustomerId customer) {
        trading.call(() -> trading.bean(HoldDesk.class)
                .override(
                        trading.caller(),
                        customer,
                        trading.today().plusDays(7),
                        Money.of("1000.00", Trading.EUR),
                        "good customer"));
    }

    /** An invoice that has been late for months, and what that costs. */
    private void late(CustomerId customer) {
        LocalDate today = trading.today();
        trading.invoice(customer, "30.00", today.minusDays(120));
        trading.call(() -> {
            UsualRules.EU
                    .from(today.minusDays(365))
                    .forEach(rule -> trading.bean(LateFeeRules.class).add(trading.caller(), rule));
            return true;
        });
        trading.bean(LateFeeDesk.class)
                .charge(trading.caller(), YearMonth.from(today).minusMonths(1), today);
    }

    /** Whoever is late is to be reminded. */
    private void reminded() {
        trading.call(() -> {
            PolicyDesk desk = trading.bean(PolicyDesk.class);
            UUID policy = desk.save(
                    trading.caller(),
                    new DunningPolicy(
                            Ids.next(),
                            0,
                            "Usual",
                            trading.today(),
                            List.of(new Level(1, 7, Tone.REMINDER)),
                            10,
                            Map.of(),
                            false,
                            false));
            desk.assign(trading.caller(), (CustomerKind) null, policy, trading.today());
            return true;
        });
        trading.bean(DunningDesk.class).runNow(trading.caller(), trading.today(), Progress.unwatched());
    }

    /** A dispute that was rejected by a letter, taken up again, and waits for a colleague. */
    private void disputed(InvoiceId invoice) {
        UUID colleague = trading.member(Role.BILLING_CLERK).id();
        trading.call(() -> {
            var opening = new DisputeDesk.Opening(
                    new DisputeDesk.About.OfInvoice(invoice, null),
                    Optional.of(Money.of("8.00", Trading.EUR)),
                    "PRICE",
                    null,
                    "too dear",
                    RaisedBy.CUSTOMER,
                    null);
            DisputeId id = trading.bean(DisputeDesk.class).open(trading.caller(), opening);
            var steps = trading.bean(StepDesk.class);
            var because = new StepDesk.Input(
                    "Because", Optional.empty(), Settlement.CREDIT_MEMO, "CUSTOMER_ERROR", null, null);
            List.of(
                            DisputeStep.TRIAGE,
                            DisputeStep.INVESTIGATE,
                            DisputeStep.PROPOSE,
                            DisputeStep.REJECT,
                            DisputeStep.CONFIRM,
                            DisputeStep.CLOSE,
                            DisputeStep.REOPEN,
                            DisputeStep.TRIAGE,
                            DisputeStep.INVESTIGATE)
                    .forEach(step -> steps.take(trading.caller(), id, step, because));
            trading.bean(DisputeTasks.class)
                    .ask(trading.caller(), id, "Look at the price list", colleague, trading.today());
            return id;
        });
    }

    /** Somebody accepted to pay. */
    private void accepted(CustomerId customer) {
        trading.call(() -> {
            trading.bean(AcknowledgementDesk.class)
                    .signOnPaper(
                            trading.caller(),
                            customer,
                            new AcknowledgementDesk.Asked(null, "en"),
                            new AcknowledgementDesk.Paper(
                                    "Ada Lovelace", trading.today(), "signed.txt", Paper.text("signed " + code())));
            return true;
        });
    }

    /** A contract of which one version is signed and the next one drafted. */
    private void agreements(CustomerId customer) {
        var agreements = new Agreements(trading);
        ContractId contract = agreements.signed(
                customer,
                trading.today(),
                Agreements.line(1, new Rate.Flat(BigDecimal.TEN), new BillingSchedule.InAdvance(Agreements.MONTHLY)),
                Agreements.line(2, new Rate.Flat(BigDecimal.TEN), new BillingSchedule.Milestone()));
        trading.call(() -> {
            trading.bean(ContractDesk.class).amend(trading.caller(), contract);
            return contract;
        });
    }

    /** An order of which one line is charged, one is to be delivered and one is drafted as a contract. */
    private void order(String customer) {
        trading.call(() -> trading.bean(OrderDesk.class)
                .record(
                        trading.caller(),
                        new OrderInput(
                                "crm",
                                "SO-" + code(),
                                1,
                                customer,
                                Trading.EUR,
                                trading.today(),
                                null,
                                null,
                                List.of(
                                        Ordering.once(1, "2", "10", trading.today()),
                                        Ordering.once(2, "2", "10"),
                                        Ordering.monthly(3, "1", "5", trading.today(), null)))));
    }

    /** A draft that waits until somebody acknowledges a warning. */
    private void warned() {
        CustomerId vague = trading.customer("V-" + code(), "Vandelay of " + code());
        trading.charge(vague, "tbd", "1", "9.00", "STANDARD", trading.today());
        trading.collect(trading.today(), trading.today(), vague);
    }

    /** An invoice on the network that its buyer rejected. */
    private void rejected(CustomerId customer, InvoiceId invoice) {
        CompanyId company = trading.company().id();
        Artefact file = trading.call(() -> trading.bean(Artefacts.class).invoicePdf(company, invoice));
        var message = new Message(
                Ids.next(),
                "INVOICE",
                invoice.value(),
                "INV",
                customer,
                "0088:1",
                file.id(),
                sha256(file.content()),
                null,
                file.madeAt(),
                MessageState.QUEUED,
                null);
        trading.call(() -> {
            trading.bean(SandboxSettings.class).setUsual(trading.caller(), SandboxBehaviour.REJECT);
            return true;
        });
        CompanyScope.of(company).run(() -> {
            trading.bean(MessageDesk.class).send(company, message, file.content());
            trading.bean(MessageDesk.class).lookNow(trading.caller(), message.id());
            trading.bean(NetworkReconciler.class).run(company);
        });
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private int insertJob() {
        return trading.bean(JdbcClient.class)
                .sql("""
                        insert into platform.job
                            (company_id, job_id, kind, title, subject_id, page, state, started_by, created_at)
                        values (:company, :job, 'test', 'Work', :job, '/', 'RUNNING', 'SYSTEM', now())
                        """)
                .param("company", trading.company().id().value())
                .param("job", Ids.next())
                .update();
    }

    Trading trading() {
        return trading;
    }

    String code() {
        return trading.company().code();
    }

    static boolean has(String kind) {
        return Things.BY_SEGMENT.containsKey(kind);
    }

    /** The id of its thing of a kind, as an address names it; found once, whatever is renamed later. */
    String id(String kind) {
        return Objects.requireNonNull(ids.get(kind));
    }

    private String find(String thing) {
        return trading.call(() -> trading.bean(JdbcClient.class)
                .sql("select " + thing + " limit 1")
                .query((row, number) -> row.getString(1))
                .single());
    }

    /** Everything a form may ask for, filled in so that it would be accepted in this company. */
    Map<String, String> fields() {
        String today = trading.today().toString();
        return Map.ofEntries(
                Map.entry("_key", UUID.randomUUID().toString()),
                Map.entry("act", "TELL_AGAIN"),
                Map.entry("allocation", id("allocations")),
                Map.entry("amount", "1.00"),
                Map.entry("bankAccount", id("bank-accounts")),
                Map.entry("beneficiary", "Eve"),
                Map.entry("code", CreditReason.GOODWILL.name()),
                Map.entry("collectOn", EstateMoney.collectOn(trading).toString()),
                Map.entry("currency", "USD"),
                Map.entry("customer", customer),
                Map.entry("customers", customer),
                Map.entry("description", "Consulting"),
                Map.entry("days", "14"),
                Map.entry("evidence", "certificate"),
                Map.entry("line", "2"),
                Map.entry("title", "Hosting"),
                Map.entry("dueThrough", EstateMoney.collectOn(trading).toString()),
                Map.entry("finding", "1"),
                Map.entry("given", "true"),
                Map.entry("holder", "Ada Lovelace"),
                Map.entry("iban", "FR1420041010050500013M02606"),
                Map.entry("item", id("open-items")),
                Map.entry("kind", Account.Kind.ASSET.name()),
                Map.entry("method", "BANK_TRANSFER"),
                Map.entry("name", "Eve"),
                Map.entry("note", "looked at"),
                Map.entry("noticeDays", "14"),
                Map.entry("number", "8888"),
                Map.entry("on", today),
                Map.entry("paymentNumber", paymentNumber()),
                Map.entry("payment", id("payments")),
                Map.entry("pick", id("open-items")),
                Map.entry("quantity", "1"),
                Map.entry("rate", "1.1"),
                Map.entry("reason", "AC04"),
                Map.entry("reasonCode", "PRICE"),
                Map.entry("owner", "ROLE:COLLECTOR"),
                Map.entry("outcome", "All were sent"),
                Map.entry("step", "ASK_CUSTOMER"),
                Map.entry("words", "Too dear"),
                Map.entry("receivedOn", today),
                Map.entry("reference", "REF-1"),
                Map.entry("channels", "EMAIL"),
                Map.entry("check", "SCR-501"),
                Map.entry("requiredOf", "PERSON"),
                Map.entry("saidBy", "LETTER"),
                Map.entry("scheme", "CORE"),
                Map.entry("severity", "BLOCK"),
                Map.entry("signedOn", today),
                Map.entry("standing", "HOLD"),
                Map.entry("text", "INV-202 88.00"),
                Map.entry("throughOn", today),
                Map.entry("unitPrice", "1.00"),
                Map.entry("validOn", today),
                Map.entry("verdict", "FOLLOW_UP"));
    }

    private String paymentNumber() {
        return find("number from payments.payment where source = 'test'");
    }

    /** All rows of the company, table by table, as one fingerprint each. */
    Map<String, String> rows() {
        return trading.call(() -> tables().stream()
                .collect(Collectors.toMap(
                        table -> table,
                        table -> db().sql("select coalesce(md5(string_agg(t::text, '' order by t::text)), '')"
                                        + " from " + table + " t")
                                .query((row, number) -> row.getString(1))
                                .single())));
    }

    /** How many rows of the company each table has; the keys of requests are no effect. */
    Map<String, Long> counts() {
        return trading.call(() -> tables().stream()
                .filter(table -> !table.equals("platform.idempotency_key"))
                .collect(Collectors.toMap(
                        table -> table,
                        table -> db().sql("select count(*) from " + table)
                                .query((row, number) -> row.getLong(1))
                                .single())));
    }

    private List<String> tables() {
        return db().sql("""
                        select c.table_schema || '.' || c.table_name
                        from information_schema.columns c
                        join information_schema.tables t using (table_schema, table_name)
                        where c.column_name = 'company_id'
                          and t.table_type = 'BASE TABLE'
                        """).query((row, number) -> row.getString(1)).list();
    }

    private JdbcClient db() {
        return trading.bean(JdbcClient.class);
    }
}
