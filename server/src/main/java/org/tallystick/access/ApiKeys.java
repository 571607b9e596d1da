package org.tallystick.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;
import org.tallystick.platform.Transactions;

/** Keys with which programs call the REST interface of one company, each with one role. Stored hashed. */
@Repository
public class ApiKeys {
    private static final String PREFIX = "tally_";

    private final JdbcClient db;
    private final BusinessClock clock;
    private final Transactions transactions;

    ApiKeys(JdbcClient db, BusinessClock clock, Transactions transactions) {
        this.db = db;
        this.clock = clock;
        this.transactions = transactions;
    }

    public record ApiKey(
            UUID id,
            String name,
            Role role,
            String prefix,
            Instant createdAt,
            @Nullable Instant revokedAt) {}

    /** Returns the key itself, which is shown once. */
    @Transactional
    public String create(CompanyId company, String name, Role role) {
        if (name.isBlank()) {
            throw Refusal.invalid("NAME_MISSING", "Name the program that will use the key.");
        }
        String key = PREFIX + Tokens.next();
        db.sql("""
                        insert into access.api_key (company_id, key_id, name, role, prefix, key_hash, created_at)
                        values (:company, :id, :name, :role, :prefix, :hash, :now)
                        """)
                .param("company", company.value())
                .param("id", Ids.next())
                .param("name", name.strip())
                .param("role", role.name())
                .param("prefix", key.substring(0, PREFIX.length() + 4))
                .param("hash", Tokens.hash(key))
                .param("now", Sql.moment(clock.now()))
                .update();
        return key;
    }

    @Transactional(readOnly = true)
    public List<ApiKey> list(CompanyId company) {
        return db.sql("""
                        select key_id, name, role, prefix, created_at, revoked_at
                        from access.api_key
                        where company_id = :company
                        order by created_at desc
                        """)
                .param("company", company.value())
                .query((row, number) -> new ApiKey(
                        Sql.uuid(row, "key_id"),
                        Sql.text(row, "name"),
                        Role.valueOf(Sql.text(row, "role")),
                        Sql.text(row, "prefix"),
                        Sql.instant(row, "created_at"),
                        Sql.instantOrNull(row, "revoked_at")))
                .list();
    }

    @Transactional
    public void revoke(CompanyId company, UUID id) {
        int revoked = db.sql("""
                        update access.api_key
                        set revoked_at = :now
                        where company_id = :company
                          and key_id = :id
                          and revoked_at is null
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("now", Sql.moment(clock.now()))
                .update();
        if (revoked == 0) {
            throw Refusal.notFound("key");
        }
    }

    /** The caller a key stands for. */
    Optional<Caller> caller(String key) {
        return transactions.reading(CompanyScope.directory(), () -> find(Tokens.hash(key)));
    }

    private Optional<Caller> find(byte[] hash) {
        return db.sql("""
                        select company_id, key_id, name, role
                        from access.api_key
                        where key_hash = :hash
                          and revoked_at is null
                        """)
                .param("hash", hash)
                .query((row, number) -> new Caller(
                        new CompanyId(Sql.uuid(row, "company_id")),
                        new Actor(Actor.Kind.API_KEY, Sql.uuid(row, "key_id"), Sql.text(row, "name")),
                        Role.valueOf(Sql.text(row, "role")).permissions()))
                .optional();
    }
}
