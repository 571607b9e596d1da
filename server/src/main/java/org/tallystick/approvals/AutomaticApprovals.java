package org.tallystick.approvals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Sql;

/** What was done without a second person because the matrix let it pass, and the line that said so. */
@Repository
@Transactional(readOnly = true)
public class AutomaticApprovals {
    private static final String SELECT = """
            select kind, subject_type, subject_id, label, currency, amount_minor, position, because, recorded_on, recorded_at,
                   recorded_by
            from approvals.automatic
            where company_id = :company
            """;

    private static final RowMapper<Automatic> ROW = (row, number) -> new Automatic(
            ApprovalKind.valueOf(Sql.text(row, "kind")),
            Sql.text(row, "subject_type"),
            Sql.uuid(row, "subject_id"),
            Sql.text(row, "label"),
            Sql.money(row, "amount_minor"),
            row.getInt("position"),
            Sql.text(row, "because"),
            Sql.date(row, "recorded_on"),
            Sql.instant(row, "recorded_at"),
            Sql.text(row, "recorded_by"));

    private final JdbcClient db;

    AutomaticApprovals(JdbcClient db) {
        this.db = db;
    }

    /** One deed that passed; the position is that of the line, 0 when none fitted. */
    public record Automatic(
            ApprovalKind kind,
            String subjectType,
            UUID subject,
            String label,
            Money amount,
            int position,
            String because,
            LocalDate on,
            Instant at,
            String by) {
        /** The line in words. */
        public String line() {
            return position == 0 ? "below all lines" : "line " + position;
        }
    }

    public Optional<Automatic> about(CompanyId company, UUID subject) {
        return db.sql(SELECT + "and subject_id = :subject limit 1")
                .param("company", company.value())
                .param("subject", subject)
                .query(ROW)
                .optional();
    }

    /** The latest first. */
    public Page<Automatic> list(CompanyId company, @Nullable ApprovalKind kind, int page, int size) {
        String name = kind == null ? null : kind.name();
        List<Automatic> rows = db.sql(SELECT + """
                          and (:kind::text is null or kind = :kind)
                        order by recorded_at desc, subject_id
                        limit :size offset :skip
                        """)
                .param("company", company.value())
                .param("kind", name)
                .param("size", size)
                .param("skip", Page.offset(page, size))
                .query(ROW)
                .list();
        long total = db.sql("""
                        select count(*)
                        from approvals.automatic
                        where company_id = :company
                          and (:kind::text is null or kind = :kind)
                        """)
                .param("company", company.value())
                .param("kind", name)
                .query((row, number) -> row.getLong(1))
                .single();
        return new Page<>(rows, page, size, total);
    }
}
