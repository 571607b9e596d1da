package org.tallystick.cashapp;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Sql;

/** Bank files as they arrived, byte for byte, each content once per company. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ReceivedFiles {
    private static final String KIND = "bank-statement";

    private final JdbcClient db;
    private final BusinessClock clock;

    ReceivedFiles(JdbcClient db, BusinessClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A stored file, and whether the same bytes had come before. */
    record Received(UUID id, String name, Instant at, boolean before) {}

    Received keep(Caller caller, String name, byte[] content) {
        byte[] hash = sha256(content);
        lock(caller.company(), hash);
        Optional<Received> before = find(caller.company(), hash);
        if (before.isPresent()) {
            return before.get();
        }
        var received = new Received(Ids.next(), name, clock.now(), false);
        db.sql("""
                        insert into platform.received_file
                            (company_id, file_id, kind, name, sha256, size, content, received_at, received_by)
                        values (:company, :id, :kind, :name, :hash, :size, :content, :at, :by)
                        """)
                .param("company", caller.company().value())
                .param("id", received.id())
                .param("kind", KIND)
                .param("name", name)
                .param("hash", hash)
                .param("size", (long) content.length)
                .param("content", content)
                .param("at", Sql.moment(received.at()))
                .param("by", caller.actor().reference())
                .update();
        return received;
    }

    byte[] content(CompanyId company, UUID file) {
        return db.sql("""
                        select content
                        from platform.received_file
                        where company_id = :company
                          and file_id = :file
                        """)
                .param("company", company.value())
                .param("file", file)
                .query((row, number) -> Objects.requireNonNull(row.getBytes(1)))
                .single();
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

    private Optional<Received> find(CompanyId company, byte[] hash) {
        return db.sql("""
                        select file_id, name, received_at
                        from platform.received_file
                        where company_id = :company
                          and kind = :kind
                          and sha256 = :hash
                        """)
                .param("company", company.value())
                .param("kind", KIND)
                .param("hash", hash)
                .query((row, number) -> new Received(
                        Sql.uuid(row, "file_id"), Sql.text(row, "name"), Sql.instant(row, "received_at"), true))
                .optional();
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 belongs to every Java platform", e);
        }
    }
}
