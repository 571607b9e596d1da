package org.tallystick.platform;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The files a company was sent, kept byte for byte. */
@Repository
@Transactional
public class ReceivedFiles {
    private final JdbcClient db;
    private final BusinessClock clock;

    ReceivedFiles(JdbcClient db, BusinessClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A kept file, and whether the same bytes had come before. */
    public record Kept(UUID id, String name, Instant at, boolean before) {}

    /** Keeps a file unless the same bytes were kept as the same kind before. */
    public Kept keepOnce(CompanyId company, String kind, String name, byte[] content, String by) {
        byte[] hash = hash(content);
        lock(company, hash);
        return find(company, kind, hash)
                .orElseGet(() -> new Kept(keep(company, kind, name, content, by), name, clock.now(), false));
    }

    /** Two uploads of the same bytes at the same moment come one after the other. */
    private void lock(CompanyId company, byte[] hash) {
        db.sql("""
                        select pg_advisory_xact_lock(hashtextextended(:company::text || encode(:hash::bytea, 'hex'), 0)) is null
                        """)
                .param("company", company.value())
                .param("hash", hash)
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    private Optional<Kept> find(CompanyId company, String kind, byte[] hash) {
        return db.sql("""
                        select file_id, name, received_at
                        from platform.received_file
                        where company_id = :company
                          and kind = :kind
                          and sha256 = :hash
                        order by file_id
                        limit 1
                        """)
                .param("company", company.value())
                .param("kind", kind)
                .param("hash", hash)
                .query((row, number) -> new Kept(
                        Sql.uuid(row, "file_id"), Sql.text(row, "name"), Sql.instant(row, "received_at"), true))
                .optional();
    }

    /** Keeps a file; one with the same bytes may have come before, see {@link #earlier}. */
    public UUID keep(CompanyId company, String kind, String name, byte[] content, String by) {
        UUID id = Ids.next();
        db.sql("""
                        insert into platform.received_file
                            (company_id, file_id, kind, name, sha256, size, content, received_at, received_by)
                        values (:company, :id, :kind, :name, :hash, :size, :content, :now, :by)
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("kind", kind)
                .param("name", name)
                .param("hash", hash(content))
                .param("size", (long) content.length)
                .param("content", content)
                .param("now", Sql.moment(clock.now()))
                .param("by", by)
                .update();
        return id;
    }

    @Transactional(readOnly = true)
    public byte[] content(CompanyId company, UUID id) {
        return db.sql("""
                        select content
                        from platform.received_file
                        where company_id = :company
                          and file_id = :id
                        """)
                .param("company", company.value())
                .param("id", id)
                .query((row, number) -> Objects.requireNonNull(row.getBytes(1)))
                .optional()
                .orElseThrow(() -> Refusal.notFound("file"));
    }

    @Transactional(readOnly = true)
    public String name(CompanyId company, UUID id) {
        return db.sql("""
                        select name
                        from platform.received_file
                        where company_id = :company
                          and file_id = :id
                        """)
                .param("company", company.value())
                .param("id", id)
                .query((row, number) -> Sql.text(row, "name"))
                .optional()
                .orElseThrow(() -> Refusal.notFound("file"));
    }

    /** The latest other file of the same kind with the same bytes. */
    @Transactional(readOnly = true)
    public Optional<ReceivedFile> earlier(CompanyId company, UUID id) {
        return db.sql("""
                        select old.file_id, old.kind, old.name, old.sha256, old.size, old.received_at
                        from platform.received_file f
                        join platform.received_file old
                          on old.company_id = f.company_id
                         and old.kind = f.kind
                         and old.sha256 = f.sha256
                         and old.file_id < f.file_id
                        where f.company_id = :company
                          and f.file_id = :id
                        order by old.file_id desc
                        limit 1
                        """)
                .param("company", company.value())
                .param("id", id)
                .query(ReceivedFiles::file)
                .optional();
    }

    private static ReceivedFile file(ResultSet row, int number) throws SQLException {
        return new ReceivedFile(
                Sql.uuid(row, "file_id"),
                Sql.text(row, "kind"),
                Sql.text(row, "name"),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                row.getLong("size"),
                Sql.instant(row, "received_at"));
    }

    private static byte[] hash(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 belongs to every Java platform", e);
        }
    }
}
