package org.tallystick.delivery;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/** The keys by which messages of mail providers are known to be theirs, and which messages came. */
@Repository
@Transactional
public class MailHooks {
    private final JdbcClient db;
    private final AuditLog audit;
    private final BusinessClock clock;

    MailHooks(JdbcClient db, AuditLog audit, BusinessClock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whose messages are taken, and since when; and the latest message of each. */
    public record Hook(
            HookShape shape, Instant setAt, @Nullable Instant lastAt) {}

    @Transactional(readOnly = true)
    public Map<HookShape, Hook> of(CompanyId company) {
        return db
                .sql("""
                        select h.shape, h.set_at, max(m.received_at) as last_at
                        from delivery.mail_hook h
                        left join delivery.mail_message m on m.company_id = h.company_id and m.shape = h.shape
                        where h.company_id = :company
                        group by h.shape, h.set_at
                        """)
                .param("company", company.value())
                .query((row, number) -> new Hook(
                        HookShape.valueOf(Sql.text(row, "shape")),
                        Sql.instant(row, "set_at"),
                        Sql.instantOrNull(row, "last_at")))
                .list()
                .stream()
                .collect(Collectors.toMap(Hook::shape, Function.identity()));
    }

    /** Sets the key; for our own form without one a fresh one is made. Returns it: it is not shown again. */
    public String set(Caller caller, HookShape shape, String key) {
        caller.must(Permission.ADMINISTER);
        String kept = key.isBlank() && shape == HookShape.TALLYSTICK ? OwnHookForm.freshKey() : key.strip();
        requireKey(shape, kept);
        db.sql("""
                        insert into delivery.mail_hook (company_id, shape, key, set_at, set_by)
                        values (:company, :shape, :key, :at, :by)
                        on conflict (company_id, shape)
                          do update set key = excluded.key, set_at = excluded.set_at, set_by = excluded.set_by
                        """)
                .param("company", caller.company().value())
                .param("shape", shape.name())
                .param("key", kept)
                .param("at", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
        audit.record(caller, said("mail-events.set", caller, shape));
        return kept;
    }

    private static void requireKey(HookShape shape, String key) {
        if (key.length() < 16 || key.length() > 500) {
            throw Refusal.invalid(
                    "KEY_MISSING", "Paste the whole key of " + shape.title() + "; it has 16 characters or more.");
        }
        if (shape == HookShape.SENDGRID) {
            try {
                KeyFactory.getInstance("EC")
                        .generatePublic(
                                new X509EncodedKeySpec(Base64.getDecoder().decode(key)));
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                throw Refusal.invalid(
                        "KEY_WRONG", "This is not SendGrid's verification key; it begins with MFkw and ends with ==.");
            }
        }
    }

    public void remove(Caller caller, HookShape shape) {
        caller.must(Permission.ADMINISTER);
        int removed = db.sql("""
                        delete from delivery.mail_hook
                        where company_id = :company
                          and shape = :shape
                        """)
                .param("company", caller.company().value())
                .param("shape", shape.name())
                .update();
        if (removed == 0) {
            throw Refusal.notFound("key");
        }
        audit.record(caller, said("mail-events.remove", caller, shape));
    }

    private static AuditEvent said(String command, Caller caller, HookShape shape) {
        return AuditEvent.of(command, "mail provider", caller.company().value(), shape.title());
    }

    @Transactional(readOnly = true)
    Optional<String> key(CompanyId company, HookShape shape) {
        return db.sql("""
                        select key
                        from delivery.mail_hook
                        where company_id = :company
                          and shape = :shape
                        """)
                .param("company", company.value())
                .param("shape", shape.name())
                .query((row, number) -> Sql.text(row, "key"))
                .optional();
    }

    /** False when the message came before. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean keep(CompanyId company, HookShape shape, String id, byte[] hash, int events, int taken) {
        return db.sql("""
                        insert into delivery.mail_message (company_id, shape, message_id, sha256, events, taken, received_at)
                        values (:company, :shape, :id, :hash, :events, :taken, :at)
                        on conflict do nothing
                        """)
                        .param("company", company.value())
                        .param("shape", shape.name())
                        .param("id", id)
                        .param("hash", hash)
                        .param("events", events)
                        .param("taken", taken)
                        .param("at", Sql.moment(clock.now()))
                        .update()
                == 1;
    }
}
