package org.tallystick.disputes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.access.Role;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.collections.disputes.Route;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/** The rules by which a company routes disputes: lines in their order, kept in versions. */
@Repository
@Transactional(readOnly = true)
public class Routing {
    private static final int MOST_LINES = 100;

    private final JdbcClient db;
    private final AuditLog audit;
    private final BusinessClock clock;

    Routing(JdbcClient db, AuditLog audit, BusinessClock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /** The lines that hold, in their order. */
    public List<Route<CustomerId, Owner>> lines(CompanyId company) {
        return db.sql("""
                        select reason_code, customer_id, currency, from_minor, owner_role, owner_person
                        from disputes.route
                        where company_id = :company
                          and version_id = (
                            select version_id
                            from disputes.route
                            where company_id = :company
                            order by recorded_at desc, version_id desc
                            limit 1)
                        order by position
                        """)
                .param("company", company.value())
                .query((row, number) -> line(row))
                .list();
    }

    Owner owner(CompanyId company, String reason, CustomerId customer, Money amount) {
        return Route.owner(lines(company), reason, customer, amount).orElse(Owner.USUAL);
    }

    /** Puts other lines in their place; disputes that are routed already stay where they are. */
    @Transactional
    public void set(Caller caller, List<Route<CustomerId, Owner>> lines) {
        caller.must(Permission.ADMINISTER);
        if (lines.isEmpty() || lines.size() > MOST_LINES) {
            throw Refusal.invalid("ROUTES_INVALID", "Keep 1 to " + MOST_LINES + " lines; the last may fit everything.");
        }
        db.sql("""
                        insert into disputes.route
                            (company_id, version_id, position, reason_code, customer_id, currency, from_minor, owner_role,
                             owner_person, recorded_at, recorded_by)
                        select :company, :id, position, reason_code, customer_id, currency, from_minor, owner_role,
                               owner_person, :at, :by
                        from unnest(:reasons::text[], :customers::uuid[], :currencies::text[], :froms::bigint[],
                                    :roles::text[], :persons::uuid[])
                             with ordinality
                             as line (reason_code, customer_id, currency, from_minor, owner_role, owner_person, position)
                        """)
                .param("company", caller.company().value())
                .param("id", Ids.next())
                .param("at", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .param("reasons", column(lines, Route::reason).toArray(String[]::new))
                .param(
                        "customers",
                        column(
                                        lines,
                                        line -> line.customer() == null
                                                ? null
                                                : line.customer().value())
                                .toArray(UUID[]::new))
                .param(
                        "currencies",
                        column(
                                        lines,
                                        line -> line.from() == null
                                                ? null
                                                : line.from().currency().code())
                                .toArray(String[]::new))
                .param(
                        "froms",
                        column(
                                        lines,
                                        line -> line.from() == null
                                                ? null
                                                : (Long) line.from().minor())
                                .toArray(Long[]::new))
                .param(
                        "roles",
                        column(
                                        lines,
                                        line -> line.owner().role() == null
                                                ? null
                                                : line.owner().role().name())
                                .toArray(String[]::new))
                .param("persons", column(lines, line -> line.owner().person()).toArray(UUID[]::new))
                .update();
        audit.record(
                caller,
                AuditEvent.of("dispute.route", "company", caller.company().value(), null)
                        .fact("lines", lines.size()));
    }

    private static Route<CustomerId, Owner> line(ResultSet row) throws SQLException {
        UUID customer = Sql.uuidOrNull(row, "customer_id");
        String currency = row.getString("currency");
        return new Route<>(
                row.getString("reason_code"),
                customer == null ? null : new CustomerId(customer),
                currency == null ? null : new Money(row.getLong("from_minor"), CurrencyCode.of(currency)),
                owner(row));
    }

    static Owner owner(ResultSet row) throws SQLException {
        String role = row.getString("owner_role");
        return new Owner(role == null ? null : Role.valueOf(role), Sql.uuidOrNull(row, "owner_person"));
    }

    private static <T> List<@Nullable T> column(
            List<Route<CustomerId, Owner>> lines, Function<Route<CustomerId, Owner>, @Nullable T> value) {
        List<@Nullable T> column = new ArrayList<>();
        lines.forEach(line -> column.add(value.apply(line)));
        return column;
    }
}
