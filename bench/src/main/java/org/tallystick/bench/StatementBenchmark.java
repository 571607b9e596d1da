package org.tallystick.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.access.Caller;
import org.tallystick.cashapp.ImportResult;
import org.tallystick.cashapp.StatementImport;
import org.tallystick.ledger.Periods;
import org.tallystick.payments.BankAccount;
import org.tallystick.payments.BankAccounts;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Ids;

/**
 * A bank statement from its bytes to applied payments: read, kept, booked, matched and settled with entries and audit
 * events. Nine lines in ten name their invoice somewhere in the text; the tenth names only its payer and is proposed.
 * Against set-based SQL that inserts a payment for each line, two entries, four postings and the allocation, lowers the item, and
 * does nothing else.
 */
final class StatementBenchmark implements Benchmark {
    private static final String IBAN = "DE89370400440532013000";
    private static final int LINES_A_SECOND = 1_000;
    private static final double LIMIT = 0.10;
    private static final int ROUNDS = 3;
    private static final int ITEMS_EACH = 10;

    @Override
    public int usualSize() {
        return 20_000;
    }

    @Override
    public boolean run(Stage stage, int size) {
        List<Double> full = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        round(stage, Math.min(size, 5_000), new ArrayList<>(), new ArrayList<>()); // warm
        for (int round = 0; round < ROUNDS; round++) {
            round(stage, size, full, bare);
        }
        double ours = size / Stage.median(full);
        double limit = size / Stage.median(bare);
        System.out.printf("statement import, matched      %,10.0f lines/s (at least %,d)%n", ours, LINES_A_SECOND);
        System.out.printf("set-based SQL, 8 rows a line   %,10.0f lines/s%n", limit);
        System.out.printf("ratio %.2f (at least %.2f)%n", ours / limit, LIMIT);
        return ours >= LINES_A_SECOND && ours / limit >= LIMIT;
    }

    private static void round(Stage stage, int size, List<Double> full, List<Double> bare) {
        Caller ours = company(stage, size);
        Caller theirs = company(stage, size);
        stage.vacuum();
        byte[] file = file(size);
        List<ImportResult> results = new ArrayList<>();
        full.add(Stage.seconds(() -> CompanyScope.of(ours.company())
                .run(() -> results.add(stage.bean(StatementImport.class).importFile(ours, "statement.xml", file)))));
        requireRight(stage, ours, size, results.getFirst());
        bare.add(Stage.seconds(() -> stage.in(theirs, () -> insert(stage, theirs))));
    }

    private static String day() {
        return Stage.DAY.toString();
    }

    private static Caller company(Stage stage, int size) {
        Caller caller = stage.company();
        stage.customers(caller, size / ITEMS_EACH);
        stage.in(
                caller,
                () -> stage.bean(BankAccounts.class)
                        .add(caller, new BankAccount(Ids.next(), "Bank", IBAN, null, null, Stage.EUR, "1000", true)));
        stage.sql(caller, ITEMS, Map.of("day", day(), "each", ITEMS_EACH));
        return caller;
    }

    /** Item n of 1,000.00 and n cents belongs to customer n modulo the number of customers. */
    private static byte[] file(int size) {
        var entries = new StringBuilder();
        long sum = 0;
        for (int n = 0; n < size; n++) {
            long minor = 100_000L + n;
            sum += minor;
            entries.append(entry(n, amount(minor), 1 + n % (size / ITEMS_EACH)));
        }
        String xml = """
                <?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">\
                <BkToCstmrStmt><GrpHdr><MsgId>B</MsgId><CreDtTm>2026-03-31T00:00:00</CreDtTm></GrpHdr><Stmt><Id>B-1</Id>\
                <Acct><Id><IBAN>%s</IBAN></Id><Ccy>EUR</Ccy></Acct>%s%s%s</Stmt></BkToCstmrStmt></Document>""".formatted(IBAN, balance("OPBD", "0.00"), balance("CLBD", amount(sum)), entries);
        return xml.getBytes(StandardCharsets.UTF_8);
    }

    private static String entry(int n, String amount, int customer) {
        String text = n % 10 == 0 ? "Thank you" : "Payment of invoice I-" + (700_000 + n) + " thank you";
        return """
                <Ntry><Amt Ccy="EUR">%s</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>%s</Dt></BookgDt>\
                <AcctSvcrRef>R%d</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><RltdPties>\
                <Dbtr><Pty><Nm>Customer %d</Nm></Pty></Dbtr></RltdPties><RmtInf><Ustrd>%s</Ustrd></RmtInf></TxDtls></NtryDtls>\
                </Ntry>""".formatted(amount, day(), n, customer, text);
    }

    private static String amount(long minor) {
        return "%d.%02d".formatted(minor / 100, minor % 100);
    }

    private static String balance(String code, String amount) {
        return """
                <Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">%s</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>%s\
                </Dt></Dt></Bal>""".formatted(code, amount, day());
    }

    /** A time counts only when nine lines in ten were applied, each to its own item, and the ledger agrees. */
    private static void requireRight(Stage stage, Caller caller, int size, ImportResult result) {
        long settled = stage.count(caller, """
                select count(*)
                from receivables.allocation a
                join receivables.open_item i using (company_id, open_item_id)
                join payments.payment p using (company_id, payment_id)
                where a.company_id = :company
                  and i.open_minor = 0
                  and p.amount_minor = i.amount_minor
                """);
        long unapplied = stage.count(
                caller, "select sum(unapplied_minor)::bigint from payments.payment where company_id = :company");
        long control = stage.count(caller, """
                select -sum(amount_minor)::bigint
                from ledger.posting p
                join ledger.account a on a.company_id = p.company_id and a.number = p.account
                where p.company_id = :company
                  and a.role = 'UNAPPLIED_CASH'
                """);
        if (settled != size / 10 * 9L || result.autoApplied() != settled || unapplied != control) {
            throw new IllegalStateException("wrong result: %d settled, %d applied, unapplied %d, control %d"
                    .formatted(settled, result.autoApplied(), unapplied, control));
        }
    }

    private static int insert(Stage stage, Caller caller) {
        stage.bean(Periods.class).requireOpen(caller.company(), List.of(Stage.DAY));
        stage.bean(JdbcClient.class).sql(HASH_JOINS).query().singleRow();
        int rows = 0;
        for (String statement : List.of(PAYMENTS, ENTRIES, POSTINGS, ALLOCATIONS, SETTLED)) {
            rows += stage.bean(JdbcClient.class)
                    .sql(statement)
                    .param("company", caller.company().value())
                    .params(Map.of("day", day()))
                    .update();
        }
        return rows;
    }

    /** Rows inserted a moment ago have no statistics yet; without this the peer would be planned badly. */
    private static final String HASH_JOINS = "select set_config('enable_nestloop', 'off', true)";

    private static final String ITEMS = """
            insert into receivables.open_item
                (company_id, open_item_id, customer_id, kind, document_id, number, installment, currency, amount_minor,
                 base_minor, document_on, due_on, posted_on, recorded_at, open_minor, open_base_minor)
            select :company, gen_random_uuid(), customer_id, 'INVOICE', gen_random_uuid(), 'I-' || (700000 + n), 1, 'EUR',
                   100000 + n, 100000 + n, :day::date - 40, :day::date - 10, :day::date - 40,
                   timestamptz '2026-02-20 00:00:00Z', 100000 + n, 100000 + n
            from (select c.customer_id, (k - 1) * count(*) over (partition by k) + substr(c.number, 3)::int - 1 as n
                  from customers.customer c
                  cross join generate_series(1, :each) as k
                  where c.company_id = :company) numbered
            """;

    private static final String PAYMENTS = """
            insert into payments.payment
                (company_id, payment_id, number, customer_id, method, currency, amount_minor, base_minor, received_on,
                 reference, payer_name, bank_account_id, source, source_id, recorded_at, recorded_by, allocated_minor,
                 allocated_base_minor)
            select :company, gen_random_uuid(), 'P-' || i.number, i.customer_id, 'BANK_TRANSFER', 'EUR', i.amount_minor,
                   i.amount_minor, :day::date, i.number, 'Payer', b.bank_account_id, 'bench', i.number,
                   timestamptz '2026-03-31 00:00:00Z', 'bench', i.amount_minor, i.amount_minor
            from receivables.open_item i
            join payments.bank_account b on b.company_id = i.company_id
            where i.company_id = :company
            """;

    private static final String ENTRIES = """
            insert into ledger.entry
                (company_id, entry_id, posted_on, period_on, source_type, source_id, description, recorded_at)
            select :company, gen_random_uuid(), :day::date, date_trunc('month', :day::date)::date, type, payment_id,
                   'Payment ' || number, timestamptz '2026-03-31 00:00:00Z'
            from payments.payment
            cross join (values ('PAYMENT'), ('ALLOCATION')) as kind (type)
            where company_id = :company
            """;

    private static final String POSTINGS = """
            insert into ledger.posting
                (company_id, entry_id, line, account, posted_on, currency, amount_minor, base_minor, customer_id)
            select :company, e.entry_id, side, a.number, :day::date, 'EUR', sign * p.amount_minor, sign * p.amount_minor,
                   p.customer_id
            from ledger.entry e
            join payments.payment p on p.company_id = e.company_id and p.payment_id = e.source_id
            join (values ('PAYMENT', 1, 1, 'CASH'), ('PAYMENT', 2, -1, 'UNAPPLIED_CASH'),
                         ('ALLOCATION', 1, 1, 'UNAPPLIED_CASH'), ('ALLOCATION', 2, -1, 'RECEIVABLES'))
                 as side (type, side, sign, role) on side.type = e.source_type
            join ledger.account a on a.company_id = e.company_id and a.role = side.role
            where e.company_id = :company
            """;

    private static final String ALLOCATIONS = """
            insert into receivables.allocation
                (company_id, allocation_id, open_item_id, kind, payment_id, currency, amount_minor, base_minor,
                 source_base_minor, effective_on, recorded_at, recorded_by, rule)
            select :company, gen_random_uuid(), i.open_item_id, 'PAYMENT', p.payment_id, 'EUR', p.amount_minor,
                   p.amount_minor, p.amount_minor, :day::date, timestamptz '2026-03-31 00:00:00Z', 'bench', 'CA-2'
            from receivables.open_item i
            join payments.payment p on p.company_id = i.company_id and p.source_id = i.number
            where i.company_id = :company
            """;

    private static final String SETTLED = """
            update receivables.open_item
            set open_minor = 0, open_base_minor = 0
            where company_id = :company
              and :day::date is not null
            """;
}
