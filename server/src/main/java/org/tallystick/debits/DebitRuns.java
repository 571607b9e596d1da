package org.tallystick.debits;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.Network;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/** The runs of direct debits, each with its file as the bank was sent it. */
@Repository
@Transactional(readOnly = true)
public class DebitRuns {
    private static final String SELECT = """
            select r.run_id, r.bank_account_id, r.network, r.message_id, r.due_through, r.notified_on, r.collect_on, r.made_at,
                   r.handed_out_at,
                   c.all_debits, c.pending, c.collected, c.returned, c.rejected, c.cancelled, c.total_minor
            from debits.run r
            cross join lateral (
              select count(*) as all_debits,
                     count(*) filter (where d.state = 'PENDING') as pending,
                     count(*) filter (where d.state = 'COLLECTED') as collected,
                     count(*) filter (where d.state = 'RETURNED') as returned,
                     count(*) filter (where d.state = 'REJECTED') as rejected,
                     count(*) filter (where d.state = 'CANCELLED') as cancelled,
                     sum(d.amount_minor)::bigint as total_minor
              from debits.debit d
              where d.company_id = r.company_id
                and d.run_id = r.run_id
            ) c
            where r.company_id = :company
            """;

    private final JdbcClient db;

    DebitRuns(JdbcClient db) {
        this.db = db;
    }

    /** The latest collection first. */
    public Page<DebitRun> list(CompanyId company, int page, int size) {
        List<DebitRun> rows = db.sql(SELECT + "order by r.collect_on desc, r.run_id desc limit :size offset :skip")
                .param("company", company.value())
                .param("size", size)
                .param("skip", Page.offset(page, size))
                .query(DebitRuns::run)
                .list();
        long total = db.sql("select count(*) from debits.run where company_id = :company")
                .param("company", company.value())
                .query((row, number) -> row.getLong(1))
                .single();
        return new Page<>(rows, page, size, total);
    }

    public Optional<DebitRun> find(CompanyId company, UUID id) {
        return db.sql(SELECT + "and r.run_id = :id")
                .param("company", company.value())
                .param("id", id)
                .query(DebitRuns::run)
                .optional();
    }

    /** The file, byte for byte; there is none before the run is handed out. */
    public byte[] content(CompanyId company, UUID id) {
        return db.sql("""
                        select content
                        from debits.run
                        where company_id = :company
                          and run_id = :id
                        """)
                .param("company", company.value())
                .param("id", id)
                .query((row, number) -> Optional.ofNullable(row.getBytes(1)))
                .optional()
                .orElseThrow(() -> Refusal.notFound("run of direct debits"))
                .orElseThrow(
                        () -> Refusal.conflict("RUN_NOT_HANDED_OUT", "There is no file yet: hand the run out first."));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(
            CompanyId company, UUID id, Network network, String messageId, DebitOrder order, Instant at, String by) {
        db.sql("""
                        insert into debits.run
                            (company_id, run_id, bank_account_id, network, message_id, due_through, notified_on,
                             collect_on, made_at, made_by)
                        values (:company, :id, :bank, :network, :message, :dueThrough, :notifiedOn, :collectOn, :at, :by)
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("bank", order.bankAccount())
                .param("network", network.name())
                .param("message", messageId)
                .param("dueThrough", order.dueThrough())
                .param("notifiedOn", order.notifiedOn())
                .param("collectOn", order.collectOn())
                .param("at", Sql.moment(at))
                .param("by", by)
                .update();
    }

    /** Keeps the file of a run; false when it was handed out before. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean handOut(CompanyId company, UUID id, byte[] content, Instant at, String by) {
        return db.sql("""
                        update debits.run
                        set sha256 = :hash, content = :content, handed_out_at = :at, handed_out_by = :by
                        where company_id = :company
                          and run_id = :id
                          and handed_out_at is null
                        """)
                        .param("company", company.value())
                        .param("id", id)
                        .param("hash", hash(content))
                        .param("content", content)
                        .param("at", Sql.moment(at))
                        .param("by", by)
                        .update()
                == 1;
    }

    private static byte[] hash(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 belongs to every Java platform", e);
        }
    }

    private static DebitRun run(ResultSet row, int number) throws SQLException {
        Network network = Network.valueOf(Sql.text(row, "network"));
        return new DebitRun(
                Sql.uuid(row, "run_id"),
                Sql.uuid(row, "bank_account_id"),
                network,
                Sql.text(row, "message_id"),
                Sql.date(row, "due_through"),
                Sql.date(row, "notified_on"),
                Sql.date(row, "collect_on"),
                Sql.instant(row, "made_at"),
                Sql.instantOrNull(row, "handed_out_at"),
                new DebitRun.Counts(
                        row.getLong("all_debits"),
                        row.getLong("pending"),
                        row.getLong("collected"),
                        row.getLong("returned"),
                        row.getLong("rejected"),
                        row.getLong("cancelled")),
                new Money(row.getLong("total_minor"), network.currency()));
    }
}
