package org.tallystick.platform.idempotency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Sql;

/**
 * The requests that were made with an idempotency key. A claim is committed before the work begins; the work's transaction
 * marks it effective; the answer is stored behind it. So a request has its effect at most once, whatever crashes when.
 */
@Repository
public class IdempotencyKeys {
    private static final int ATTEMPTS = 3;
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Duration KEPT = Duration.ofDays(2);

    private final JdbcClient db;
    private final Clock clock;

    IdempotencyKeys(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** What became of the attempt to claim a key. */
    public sealed interface Outcome {
        /** The request is new: carry it out. */
        record Claimed(IdempotencyClaim claim) implements Outcome {}

        /** The same request is under way. */
        record Running() implements Outcome {}

        /** The key was used for another request. */
        record Mismatch() implements Outcome {}

        /** The request had its effect; the answer is missing when the server died before it was stored. */
        record Done(@Nullable StoredAnswer answer) implements Outcome {}
    }

    public record StoredAnswer(
            int status,
            @Nullable String contentType,
            @Nullable String location,
            byte @Nullable [] body) {}

    private record Known(byte[] fingerprint, String state, boolean stale, StoredAnswer answer) {}

    /** One request gets the key; the others wait, or are told what it answered. */
    @Transactional
    public Outcome claim(CompanyId company, String key, byte[] fingerprint) {
        var claim = new IdempotencyClaim(company, key, Ids.next());
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            if (insert(claim, fingerprint)) {
                return new Outcome.Claimed(claim);
            }
            Optional<Known> known = lock(claim);
            if (known.isPresent()) {
                return reclaim(claim, known.get(), fingerprint);
            }
        } // each time somebody had the key and gave it back before we looked
        return new Outcome.Running();
    }

    private boolean insert(IdempotencyClaim claim, byte[] fingerprint) {
        return db.sql("""
                        insert into platform.idempotency_key (company_id, key, fingerprint, claim_id, state, claimed_at)
                        values (:company, :key, :fingerprint, :claim, 'RUNNING', :now)
                        on conflict do nothing
                        """)
                        .param("company", claim.company().value())
                        .param("key", claim.key())
                        .param("fingerprint", fingerprint)
                        .param("claim", claim.id())
                        .param("now", Sql.moment(clock.instant()))
                        .update()
                == 1;
    }

    private Optional<Known> lock(IdempotencyClaim claim) {
        return db.sql("""
                        select fingerprint, state, claimed_at < :stale as stale, coalesce(status, 0) as status,
                               content_type, location, body
                        from platform.idempotency_key
                        where company_id = :company
                          and key = :key
                        for update
                        """)
                .param("company", claim.company().value())
                .param("key", claim.key())
                .param("stale", Sql.moment(clock.instant().minus(TIMEOUT)))
                .query(IdempotencyKeys::known)
                .optional();
    }

    private Outcome reclaim(IdempotencyClaim claim, Known known, byte[] fingerprint) {
        if (!Arrays.equals(known.fingerprint(), fingerprint)) {
            return new Outcome.Mismatch();
        }
        return switch (known.state()) {
            case "DONE" -> new Outcome.Done(known.answer());
            case "EFFECTIVE" -> new Outcome.Done(null);
            default -> known.stale() ? takeOver(claim) : new Outcome.Running();
        };
    }

    private Outcome takeOver(IdempotencyClaim claim) {
        db.sql("""
                        update platform.idempotency_key
                        set claim_id = :claim, claimed_at = :now
                        where company_id = :company
                          and key = :key
                        """)
                .param("company", claim.company().value())
                .param("key", claim.key())
                .param("claim", claim.id())
                .param("now", Sql.moment(clock.instant()))
                .update();
        return new Outcome.Claimed(claim);
    }

    /** Keeps the answer for whoever asks again. */
    @Transactional
    public void store(IdempotencyClaim claim, StoredAnswer answer) {
        db.sql("""
                        update platform.idempotency_key
                        set state = 'DONE', status = :status, content_type = :type, location = :location, body = :body
                        where company_id = :company
                          and key = :key
                          and claim_id = :claim
                        """)
                .param("company", claim.company().value())
                .param("key", claim.key())
                .param("claim", claim.id())
                .param("status", answer.status())
                .param("type", answer.contentType())
                .param("location", answer.location())
                .param("body", answer.body())
                .update();
    }

    /** Nothing was done: the same request may be made again. */
    @Transactional
    public void release(IdempotencyClaim claim) {
        db.sql("""
                        delete from platform.idempotency_key
                        where company_id = :company
                          and key = :key
                          and claim_id = :claim
                          and state = 'RUNNING'
                        """)
                .param("company", claim.company().value())
                .param("key", claim.key())
                .param("claim", claim.id())
                .update();
    }

    /** Forgets what is older than anybody repeats. */
    @Transactional
    public int forgetOld(CompanyId company) {
        return db.sql("""
                        delete from platform.idempotency_key
                        where company_id = :company
                          and claimed_at < :before
                        """)
                .param("company", company.value())
                .param("before", Sql.moment(clock.instant().minus(KEPT)))
                .update();
    }

    private static Known known(ResultSet row, int number) throws SQLException {
        return new Known(
                Objects.requireNonNull(row.getBytes("fingerprint")),
                Sql.text(row, "state"),
                row.getBoolean("stale"),
                new StoredAnswer(
                        row.getInt("status"),
                        row.getString("content_type"),
                        row.getString("location"),
                        row.getBytes("body")));
    }
}
