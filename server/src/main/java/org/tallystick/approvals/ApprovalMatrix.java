package org.tallystick.approvals;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/** Who has to agree to what in a company. What is set holds for what is asked from then on. */
@Repository
@Transactional(readOnly = true)
public class ApprovalMatrix {
    private final JdbcClient db;
    private final Companies companies;
    private final AuditLog audit;
    private final BusinessClock clock;

    ApprovalMatrix(JdbcClient db, Companies companies, AuditLog audit, BusinessClock clock) {
        this.db = db;
        this.companies = companies;
        this.audit = audit;
        this.clock = clock;
    }

    /** The lines that hold now; none where nobody has to agree. */
    public Matrix of(CompanyId company, ApprovalKind kind) {
        CurrencyCode currency = companies.get(company).currency();
        return new Matrix(
                kind,
                db.sql("""
                        select customer_id, at_least_minor, approver, answer_days
                        from approvals.matrix_line
                        where company_id = :company
                          and matrix_id = (
                            select matrix_id
                            from approvals.matrix
                            where company_id = :company
                              and kind = :kind
                            order by recorded_at desc, matrix_id desc
                            limit 1)
                        order by position
                        """)
                        .param("company", company.value())
                        .param("kind", kind.name())
                        .query((row, number) -> new MatrixLine(
                                Sql.uuidOrNull(row, "customer_id"),
                                new Money(row.getLong("at_least_minor"), currency),
                                Approver.valueOf(Sql.text(row, "approver")),
                                row.getInt("answer_days")))
                        .list());
    }

    @Transactional
    public void set(Caller caller, Matrix matrix) {
        caller.must(Permission.ADMINISTER);
        matrix.lines().forEach(line -> requireSound(caller.company(), line));
        if (matrix.lines().size() > Matrix.MOST_LINES) {
            throw Refusal.invalid("MATRIX_TOO_LONG", "Keep to " + Matrix.MOST_LINES + " lines for a kind.");
        }
        UUID id = Ids.next();
        db.sql("""
                        insert into approvals.matrix (company_id, matrix_id, kind, recorded_at, recorded_by)
                        values (:company, :id, :kind, :at, :by)
                        """)
                .param("company", caller.company().value())
                .param("id", id)
                .param("kind", matrix.kind().name())
                .param("at", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
        List<String> said = new ArrayList<>();
        for (MatrixLine line : matrix.lines()) {
            insert(caller.company(), id, said.size() + 1, line);
            said.add(line.approver().title() + " from " + line.atLeast());
        }
        audit.record(
                caller,
                AuditEvent.of(
                                "approval-matrix.set",
                                "approval matrix",
                                id,
                                matrix.kind().plural())
                        .fact("lines", said.isEmpty() ? "none" : String.join("; ", said)));
    }

    private void insert(CompanyId company, UUID matrix, int position, MatrixLine line) {
        db.sql("""
                        insert into approvals.matrix_line
                            (company_id, matrix_id, position, customer_id, at_least_minor, approver, answer_days)
                        values (:company, :matrix, :position, :customer, :atLeast, :approver, :days)
                        """)
                .param("company", company.value())
                .param("matrix", matrix)
                .param("position", position)
                .param("customer", line.customer())
                .param("atLeast", line.atLeast().minor())
                .param("approver", line.approver().name())
                .param("days", line.answerDays())
                .update();
    }

    private void requireSound(CompanyId company, MatrixLine line) {
        if (line.atLeast().isNegative()
                || !line.atLeast().currency().equals(companies.get(company).currency())) {
            throw Refusal.invalid(
                    "LIMIT_INVALID",
                    "Write from which amount on the line holds, zero or more, in "
                            + companies.get(company).currency() + ".");
        }
        if (line.answerDays() < 0 || line.answerDays() > MatrixLine.MOST_DAYS) {
            throw Refusal.invalid("ANSWER_DAYS", "Days to answer are 0 to " + MatrixLine.MOST_DAYS + ".");
        }
    }
}
