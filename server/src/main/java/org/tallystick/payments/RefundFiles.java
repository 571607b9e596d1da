package org.tallystick.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
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
    private final RefundDesk desk;
    private final BankAccounts bankAccounts;
    private final ReceivedFiles files;
    private final Companies companies;
    private final AuditLog audit;
    private final BusinessClock clock;

    RefundFiles(
            JdbcClient db,
            Refunds refunds,
            RefundDesk desk,
            BankAccounts bankAccounts,
            ReceivedFiles files,
            Companies companies,
            AuditLog audit,
            BusinessClock clock) {
        this.db = db;
        this.refunds = refunds;
        this.desk = desk;
        this.bankAccounts = bankAccounts;
        this.files = files;
        this.companies = companies;
        this.audit = audit;
        this.clock = clock;
    }

    /** Puts all approved refunds of a bank account into one pain.001; they count as sent from now on. */
    public RefundFile make(Caller caller, UUID bankAccount) {
        caller.must(Permission.TAKE_PAYMENTS);
        CompanyId company = caller.company();
        BankAccount account =
                bankAccounts.find(company, bankAccount).orElseThrow(() -> Refusal.notFound("bank account"));
        if (account.iban() == null) {
            throw Refusal.invalid("IBAN_MISSING", "A file of transfers leaves an account with an IBAN.");
        }
        List<Refund> ready = refunds.lockReady(company, bankAccount, MOST_IN_A_FILE);
        if (ready.isEmpty()) {
            throw Refusal.conflict("NOTHING_APPROVED", "No approved refund waits for a file of this account.");
        }
        RefundFile file = keep(caller, account.iban(), bankAccount, ready);
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

    private RefundFile keep(Caller caller, String iban, UUID bankAccount, List<Refund> ready) {
        Company company = companies.get(caller.company());
        LocalDateTime at = LocalDateTime.ofInstant(clock.now(), company.zone());
        String message = Ids.next().toString().replace("-", "");
        byte[] content = RefundTransfers.write(message, at, new RefundTransfers.Sender(company.name(), iban), ready);
        String name = "refunds-" + at.toLocalDate() + "-" + message.substring(message.length() - 6) + ".xml";
        UUID id = files.keep(
                company.id(), "pain.001", name, content, caller.actor().reference());
        Money sum = ready.stream().map(Refund::amount).reduce(Money::plus).orElseThrow();
        var file = new RefundFile(
                id,
                bankAccount,
                name,
                sum,
                ready.size(),
                clock.now(),
                caller.actor().reference());
        insert(company.id(), file);
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
