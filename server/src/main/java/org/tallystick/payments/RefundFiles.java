package org.tallystick.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Company;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.ReceivedFiles;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/** The files of transfers that took refunds to the bank, made once and kept byte for byte. */
@Repository
@Transactional
public class RefundFiles {
    private static final int MOST_IN_A_FILE = 10_000;
    private static final String SELECT = """
            select file_id, bank_account_id, name, currency, amount_minor, refunds, made_at, made_by
            from payments.refund_file
            where company_id = :company
            """;

    private final JdbcClient db;
    private final Refunds refunds;
    private final RefundBook book;
    private final RefundDesk desk;
    private final BankAccounts bankAccounts;
    private final Originators originators;
    private final AchSeries series;
    private final ReceivedFiles files;
    private final Companies companies;
    private final AuditLog audit;
    private final BusinessClock clock;

    RefundFiles(
            JdbcClient db,
            Refunds refunds,
            RefundBook book,
            RefundDesk desk,
            BankAccounts bankAccounts,
            Originators originators,
            AchSeries series,
            ReceivedFiles files,
            Companies companies,
            AuditLog audit,
            BusinessClock clock) {
        this.db = db;
        this.refunds = refunds;
        this.book = book;
        this.desk = desk;
        this.bankAccounts = bankAccounts;
        this.originators = originators;
        this.series = series;
        this.files = files;
        this.companies = companies;
        this.audit = audit;
        this.clock = clock;
    }

    /** Puts all approved refunds of a bank account into one pain.001 or NACHA file; they count as sent from now on. */
    public RefundFile make(Caller caller, UUID bankAccount) {
        caller.must(Permission.TAKE_PAYMENTS);
        CompanyId company = caller.company();
        BankAccount account =
                bankAccounts.find(company, bankAccount).orElseThrow(() -> Refusal.notFound("bank account"));
        Network network = network(company, account);
        List<Refund> ready = refunds.lockReady(company, bankAccount, network, MOST_IN_A_FILE);
        if (ready.isEmpty()) {
            throw Refusal.conflict("NOTHING_APPROVED", "No approved refund waits for a file of this account.");
        }
        RefundFile file = switch (network) {
            case SEPA -> transfers(caller, account, ready);
            case ACH -> entries(caller, account, ready);
        };
        LocalDate today = clock.today(company);
        ready.forEach(refund -> desk.step(caller, refund, RefundState.SENT, today, file.id()));
        audit.record(
                caller,
                ready.stream()
                        .map(refund -> RefundDesk.said("refund.send", refund).fact("file", file.name()))
                        .toList());
        audit.record(
                caller,
                AuditEvent.of("refund-file.make", "refund file", file.id(), file.name())
                        .fact("amount", file.amount())
                        .fact("refunds", file.refunds()));
        return file;
    }

    private Network network(CompanyId company, BankAccount account) {
        if (account.iban() != null && account.currency().equals(Network.SEPA.currency())) {
            return Network.SEPA;
        }
        if (originators.find(company, account.id()).isEmpty()) {
            throw Refusal.invalid(
                    "BANK_ACCOUNT_UNFIT",
                    "A file of refunds leaves an account in euro with an IBAN, or one whose settings say how its bank"
                            + " takes ACH files.");
        }
        return Network.ACH;
    }

    private RefundFile transfers(Caller caller, BankAccount account, List<Refund> ready) {
        Company company = companies.get(caller.company());
        LocalDateTime at = LocalDateTime.ofInstant(clock.now(), company.zone());
        String message = Ids.next().toString().replace("-", "");
        var sender = new RefundTransfers.Sender(company.name(), Objects.requireNonNull(account.iban()));
        byte[] content = RefundTransfers.write(message, at, sender, ready);
        String name = "refunds-" + at.toLocalDate() + "-" + message.substring(message.length() - 6) + ".xml";
        return keep(caller, account.id(), new Content("pain.001", name, content), ready);
    }

    private RefundFile entries(Caller caller, BankAccount account, List<Refund> ready) {
        Company company = companies.get(caller.company());
        LocalDateTime at = LocalDateTime.ofInstant(clock.now(), company.zone());
        Originator originator = originators.find(company.id(), account.id()).orElseThrow();
        String modifier = series.modifier(company.id(), account.id(), at.toLocalDate());
        long first = series.traces(company.id(), originator.originatingBank(), AchRefunds.traces(ready, originator));
        var header = new AchSending.Header(originator, account, company.name(), at, modifier, first);
        AchRefunds.Written written = AchRefunds.write(header, ready);
        book.trace(company.id(), written.traces());
        String name = "refunds-" + at.toLocalDate() + "-" + modifier + ".ach";
        return keep(caller, account.id(), new Content("nacha", name, written.content()), ready);
    }

    private record Content(String kind, String name, byte[] bytes) {}

    private RefundFile keep(Caller caller, UUID bankAccount, Content content, List<Refund> ready) {
        CompanyId company = caller.company();
        UUID id = files.keep(
                company,
                content.kind(),
                content.name(),
                content.bytes(),
                caller.actor().reference());
        Money sum = ready.stream().map(Refund::amount).reduce(Money::plus).orElseThrow();
        var file = new RefundFile(
                id,
                bankAccount,
                content.name(),
                sum,
                ready.size(),
                clock.now(),
                caller.actor().reference());
        insert(company, file);
        return file;
    }

    private void insert(CompanyId company, RefundFile file) {
        db.sql("""
                        insert into payments.refund_file
                            (company_id, file_id, bank_account_id, name, currency, amount_minor, refunds, made_at, made_by)
                        values (:company, :id, :account, :name, :currency, :amount, :refunds, :at, :by)
                        """)
                .param("company", company.value())
                .param("id", file.id())
                .param("account", file.bankAccount())
                .param("name", file.name())
                .param("currency", file.amount().currency().code())
                .param("amount", file.amount().minor())
                .param("refunds", file.refunds())
                .param("at", Sql.moment(file.madeAt()))
                .param("by", file.madeBy())
                .update();
    }

    @Transactional(readOnly = true)
    public Optional<RefundFile> find(CompanyId company, UUID id) {
        return db.sql(SELECT + "and file_id = :id")
                .param("company", company.value())
                .param("id", id)
                .query(RefundFiles::file)
                .optional();
    }

    /** The files made last, the latest first. */
    @Transactional(readOnly = true)
    public List<RefundFile> latest(CompanyId company, int limit) {
        return db.sql(SELECT + "order by made_at desc, file_id desc limit :limit")
                .param("company", company.value())
                .param("limit", limit)
                .query(RefundFiles::file)
                .list();
    }

    /** The bytes as they were made. */
    @Transactional(readOnly = true)
    public byte[] content(CompanyId company, RefundFile file) {
        return files.content(company, file.id());
    }

    private static RefundFile file(ResultSet row, int number) throws SQLException {
        return new RefundFile(
                Sql.uuid(row, "file_id"),
                Sql.uuid(row, "bank_account_id"),
                Sql.text(row, "name"),
                Sql.money(row, "amount_minor"),
                row.getInt("refunds"),
                Sql.instant(row, "made_at"),
                Sql.text(row, "made_by"));
    }
}
