package org.tallystick.receivables;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** What settled what: append-only. */
@Repository
@Transactional(readOnly = true)
public class Allocations {
    private static final String SELECT = """
            select a.allocation_id, a.open_item_id, a.kind, a.payment_id, a.credit_item_id, a.granted_with_id,
                   a.currency, a.amount_minor, a.base_minor, a.source_base_minor, a.effective_on, a.recorded_at,
                   a.recorded_by, a.rule, a.reverses_id, r.allocation_id as reversed_by, a.reason
            from receivables.allocation a
            left join receivables.allocation r on r.company_id = a.company_id and r.reverses_id = a.allocation_id
            where a.company_id = :company
            """;

    private final JdbcClient db;

    Allocations(JdbcClient db) {
        this.db = db;
    }

    public Optional<Allocation> find(CompanyId company, AllocationId id) {
        return db.sql(SELECT + "and a.allocation_id = :id")
                .param("company", company.value())
                .param("id", id.value())
                .query(Allocations::allocation)
                .optional();
    }

    /** What the payment settled and what came with it, in the order made, those taken back included. */
    public List<Allocation> ofPayment(CompanyId company, PaymentId payment) {
        return db.sql(SELECT + "and (a.payment_id = :payment or a.granted_with_id = :payment) order by a.allocation_id")
                .param("company", company.value())
                .param("payment", payment.value())
                .query(Allocations::allocation)
                .list();
    }

    /** What settled the items, or was settled by them when they are credits. */
    public List<Allocation> ofItems(CompanyId company, Collection<OpenItemId> items) {
        return db.sql(
                        SELECT
                                + "and (a.open_item_id = any(:items) or a.credit_item_id = any(:items)) order by a.allocation_id")
                .param("company", company.value())
                .param("items", items.stream().map(OpenItemId::value).toArray(UUID[]::new))
                .query(Allocations::allocation)
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(CompanyId company, List<Allocation> made) {
        db.sql("""
                        insert into receivables.allocation
                            (company_id, allocation_id, open_item_id, kind, payment_id, credit_item_id, granted_with_id,
                             currency, amount_minor, base_minor, source_base_minor, effective_on, recorded_at, recorded_by,
                             rule, reverses_id, reason)
                        select :company, id, item, kind, payment, credit, granted_with, currency, amount, base, source_base,
                               effective_on, recorded_at, recorded_by, rule, reverses, reason
                        from unnest(:ids::uuid[], :items::uuid[], :kinds::text[], :payments::uuid[], :credits::uuid[],
                                    :grantedWith::uuid[], :currencies::text[], :amounts::bigint[], :bases::bigint[],
                                    :sourceBases::bigint[], :days::date[], :moments::timestamptz[], :actors::text[],
                                    :rules::text[], :reverses::uuid[], :reasons::text[])
                             as made (id, item, kind, payment, credit, granted_with, currency, amount, base, source_base,
                                      effective_on, recorded_at, recorded_by, rule, reverses, reason)
                        """)
                .param("company", company.value())
                .param("ids", ids(made, Allocation::id))
                .param("items", ids(made, Allocation::item))
                .param("kinds", texts(made, allocation -> allocation.kind().name()))
                .param("payments", ids(made, Allocation::payment))
                .param("credits", ids(made, Allocation::credit))
                .param("grantedWith", ids(made, Allocation::grantedWith))
                .param(
                        "currencies",
                        texts(made, allocation -> allocation.amount().currency().code()))
                .param(
                        "amounts",
                        made.stream()
                                .mapToLong(allocation -> allocation.amount().minor())
                                .toArray())
                .param("bases", made.stream().mapToLong(Allocation::baseMinor).toArray())
                .param(
                        "sourceBases",
                        made.stream().mapToLong(Allocation::sourceBaseMinor).toArray())
                .param(
                        "days",
                        texts(made, allocation -> allocation.effectiveOn().toString()))
                .param(
                        "moments",
                        texts(made, allocation -> allocation.recordedAt().toString()))
                .param("actors", texts(made, Allocation::recordedBy))
                .param("rules", texts(made, Allocation::rule))
                .param("reverses", ids(made, Allocation::reverses))
                .param("reasons", texts(made, Allocation::reason))
                .update();
    }

    private static @Nullable UUID[] ids(List<Allocation> made, Function<Allocation, @Nullable Record> id) {
        return made.stream().map(id).map(Allocations::idOf).toArray(UUID[]::new);
    }

    private static @Nullable String[] texts(List<Allocation> made, Function<Allocation, @Nullable String> text) {
        return made.stream().map(text).toArray(String[]::new);
    }

    private static @Nullable UUID idOf(@Nullable Record id) {
        return switch (id) {
            case PaymentId payment -> payment.value();
            case OpenItemId item -> item.value();
            case AllocationId allocation -> allocation.value();
            case null, default -> null;
        };
    }

    private static Allocation allocation(ResultSet row, int number) throws SQLException {
        UUID payment = Sql.uuidOrNull(row, "payment_id");
        UUID credit = Sql.uuidOrNull(row, "credit_item_id");
        UUID grantedWith = Sql.uuidOrNull(row, "granted_with_id");
        UUID reverses = Sql.uuidOrNull(row, "reverses_id");
        UUID reversedBy = Sql.uuidOrNull(row, "reversed_by");
        return new Allocation(
                new AllocationId(Sql.uuid(row, "allocation_id")),
                new OpenItemId(Sql.uuid(row, "open_item_id")),
                Allocation.Kind.valueOf(Sql.text(row, "kind")),
                payment == null ? null : new PaymentId(payment),
                credit == null ? null : new OpenItemId(credit),
                grantedWith == null ? null : new PaymentId(grantedWith),
                Sql.money(row, "amount_minor"),
                row.getLong("base_minor"),
                row.getLong("source_base_minor"),
                Sql.date(row, "effective_on"),
                Sql.instant(row, "recorded_at"),
                Sql.text(row, "recorded_by"),
                Sql.text(row, "rule"),
                reverses == null ? null : new AllocationId(reverses),
                reversedBy == null ? null : new AllocationId(reversedBy),
                row.getString("reason"));
    }
}
