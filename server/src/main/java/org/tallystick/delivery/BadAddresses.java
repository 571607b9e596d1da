package org.tallystick.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Sql;

/** The addresses that mail cannot reach, marked by what came back, until somebody mends them. */
@Repository
@Order(1)
@Transactional(readOnly = true)
public class BadAddresses implements SendGate {
    private static final String SELECT = """
            select mark_id, address, delivery_id, code, reason, marked_at
            from delivery.bad_address
            where company_id = :company
              and mended_at is null
            """;

    private final JdbcClient db;
    private final BusinessClock clock;

    BadAddresses(JdbcClient db, BusinessClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Those of the addresses that are marked, by address in small letters. */
    public Map<String, BadAddress> among(CompanyId company, Collection<String> addresses) {
        return db
                .sql(SELECT + "and address = any(:addresses)")
                .param("company", company.value())
                .param("addresses", addresses.stream().map(BadAddresses::plain).toArray(String[]::new))
                .query(BadAddresses::mark)
                .list()
                .stream()
                .collect(Collectors.toMap(BadAddress::address, Function.identity()));
    }

    public Optional<BadAddress> find(CompanyId company, UUID id) {
        return db.sql(SELECT + "and mark_id = :id")
                .param("company", company.value())
                .param("id", id)
                .query(BadAddresses::mark)
                .optional();
    }

    @Override
    public Optional<String> objection(CompanyId company, Delivery delivery) {
        return Optional.ofNullable(delivery.address())
                .flatMap(address -> Optional.ofNullable(
                        among(company, java.util.Set.of(address)).get(plain(address))))
                .map(bad -> "An earlier mail to this address came back: " + bad.reason());
    }

    /** Marks it, unless it is marked. */
    @Transactional(propagation = Propagation.MANDATORY)
    void mark(CompanyId company, String address, UUID delivery, @Nullable String code, String reason) {
        db.sql("""
                        insert into delivery.bad_address (company_id, mark_id, address, delivery_id, code, reason, marked_at)
                        values (:company, :id, :address, :delivery, :code, :reason, :at)
                        on conflict (company_id, address) where mended_at is null do nothing
                        """)
                .param("company", company.value())
                .param("id", Ids.next())
                .param("address", plain(address))
                .param("delivery", delivery)
                .param("code", code)
                .param("reason", reason)
                .param("at", Sql.moment(clock.now()))
                .update();
    }

    /** False when it is mended already. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean mend(CompanyId company, UUID id, String by, String why) {
        return db.sql("""
                        update delivery.bad_address
                        set mended_at = :at, mended_by = :by, mended_why = :why
                        where company_id = :company
                          and mark_id = :id
                          and mended_at is null
                        """)
                        .param("company", company.value())
                        .param("id", id)
                        .param("at", Sql.moment(clock.now()))
                        .param("by", by)
                        .param("why", why)
                        .update()
                == 1;
    }

    static String plain(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }

    private static BadAddress mark(ResultSet row, int number) throws SQLException {
        return new BadAddress(
                Sql.uuid(row, "mark_id"),
                Sql.text(row, "address"),
                Sql.uuid(row, "delivery_id"),
                row.getString("code"),
                Objects.requireNonNull(row.getString("reason")),
                Sql.instant(row, "marked_at"));
    }
}
