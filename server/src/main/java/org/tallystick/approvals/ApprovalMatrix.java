package org.tallystick.approvals;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Actor;
import org.tallystick.access.Caller;
import org.tallystick.access.People;
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
import org.tallystick.platform.outbox.Outbox;

/** Who has to agree to what in a company. What is set holds for what is asked from then on. */
@Repository
@Transactional(readOnly = true)
public class ApprovalMatrix {
    /** The matrix of a kind was set; what waits may be free now. The subject is the new version. */
    public static final String CHANGED = "ApprovalMatrixChanged";

    private static final BigDecimal MOST_MARGIN = BigDecimal.valueOf(100);

    private final JdbcClient db;
    private final Companies companies;
    private final People people;
    private final Outbox outbox;
    private final AuditLog audit;
    private final BusinessClock clock;

    ApprovalMatrix(
            JdbcClient db, Companies companies, People people, Outbox outbox, AuditLog audit, BusinessClock clock) {
        this.db = db;
        this.companies = companies;
        this.people = people;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** The lines that hold now. */
    public Matrix of(CompanyId company, ApprovalKind kind) {
        CurrencyCode own = companies.get(company).currency();
        UUID latest = db.sql("""
                        select matrix_id
                        from approvals.matrix
                        where company_id = :company
                          and kind = :kind
                        order by recorded_at desc, matrix_id desc
                        limit 1
                        """)
                .param("company", company.value())
                .param("kind", kind.name())
                .query((row, number) -> Sql.uuid(row, "matrix_id"))
                .optional()
                .orElse(null);
        return latest == null ? new Matrix(kind, List.of()) : new Matrix(kind, latest, lines(company, latest, own));
    }

    private List<MatrixLine> lines(CompanyId company, UUID matrix, CurrencyCode own) {
        return db.sql("""
                        select customer_id, currency, at_least_minor, first_invoice, margin_below, approver, person_id,
                               then_approver, answer_time, answer_unit
                        from approvals.matrix_line
                        where company_id = :company
                          and matrix_id = :matrix
                        order by position
                        """)
                .param("company", company.value())
                .param("matrix", matrix)
                .query((row, number) -> line(row, own))
                .list();
    }

    private static MatrixLine line(ResultSet row, CurrencyCode own) throws SQLException {
        String currency = row.getString("currency");
        String then = row.getString("then_approver");
        return new MatrixLine(
                Sql.uuidOrNull(row, "customer_id"),
                new Money(row.getLong("at_least_minor"), currency == null ? own : CurrencyCode.of(currency)),
                row.getBoolean("first_invoice"),
                row.getBigDecimal("margin_below"),
                new Decider(
                        Approver.valueOf(Sql.text(row, "approver")),
                        Sql.uuidOrNull(row, "person_id"),
                        then == null ? null : Approver.valueOf(then)),
                new AnswerTime(row.getInt("answer_time"), AnswerTime.Unit.valueOf(Sql.text(row, "answer_unit"))));
    }

    /** The same, and nobody sets another one until the transaction ends: what is posted by it is posted under it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Matrix held(CompanyId company, ApprovalKind kind) {
        db.sql("select pg_advisory_xact_lock_shared(hashtextextended(:company::text || ' approval matrix', 0)) is null")
                .param("company", company.value())
                .query((row, number) -> true)
                .single();
        return of(company, kind);
    }

    @Transactional
    public void set(Caller caller, Matrix matrix) {
        caller.must(Permission.ADMINISTER);
        CompanyId company = caller.company();
        matrix.lines().forEach(line -> requireSound(company, matrix.kind(), line));
        if (matrix.lines().size() > Matrix.MOST_LINES) {
            throw Refusal.invalid("MATRIX_TOO_LONG", "Keep to " + Matrix.MOST_LINES + " lines for a kind.");
        }
        db.sql("select pg_advisory_xact_lock(hashtextextended(:company::text || ' approval matrix', 0)) is null")
                .param("company", company.value())
                .query((row, number) -> true)
                .single();
        UUID id = Ids.next();
        db.sql("""
                        insert into approvals.matrix (company_id, matrix_id, kind, recorded_at, recorded_by)
                        values (:company, :id, :kind, :at, :by)
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("kind", matrix.kind().name())
                .param("at", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
        List<String> said = new ArrayList<>();
        CurrencyCode own = companies.get(company).currency();
        for (MatrixLine line : matrix.lines()) {
            insert(company, id, said.size() + 1, line, own);
            said.add(line.approver().title() + " from " + line.atLeast());
        }
        outbox.publish(company, CHANGED, id, "{}");
        audit.record(
                caller,
                AuditEvent.of(
                                "approval-matrix.set",
                                "approval matrix",
                                id,
                                matrix.kind().plural())
                        .fact("lines", said.isEmpty() ? "none" : String.join("; ", said)));
    }

    /** Of which kind a version is. */
    public ApprovalKind kindOf(CompanyId company, UUID matrix) {
        return db.sql("""
                        select kind
                        from approvals.matrix
                        where company_id = :company
                          and matrix_id = :matrix
                        """)
                .param("company", company.value())
                .param("matrix", matrix)
                .query((row, number) -> ApprovalKind.valueOf(Sql.text(row, "kind")))
                .single();
    }

    private void insert(CompanyId company, UUID matrix, int position, MatrixLine line, CurrencyCode own) {
        Decider decider = line.decider();
        CurrencyCode currency = line.atLeast().currency();
        db.sql("""
                        insert into approvals.matrix_line
                            (company_id, matrix_id, position, customer_id, currency, at_least_minor, first_invoice, margin_below,
                             approver, person_id, then_approver, answer_time, answer_unit)
                        values (:company, :matrix, :position, :customer, :currency, :atLeast, :first, :margin, :approver, :person,
                                :then, :time, :unit)
                        """)
                .param("company", company.value())
                .param("matrix", matrix)
                .param("position", position)
                .param("customer", line.customer())
                .param("currency", currency.equals(own) ? null : currency.code())
                .param("atLeast", line.atLeast().minor())
                .param("first", line.firstInvoice())
                .param("margin", line.marginBelow())
                .param("approver", line.approver().name())
                .param("person", decider.person())
                .param("then", decider.then() == null ? null : decider.then().name())
                .param("time", line.answer().length())
                .param("unit", line.answer().unit().name())
                .update();
    }

    private void requireSound(CompanyId company, ApprovalKind kind, MatrixLine line) {
        if (line.atLeast().isNegative()) {
            throw Refusal.invalid("LIMIT_INVALID", "Write from which amount on the line holds, zero or more.");
        }
        int time = line.answer().length();
        if (time < 0 || time > AnswerTime.LONGEST) {
            throw Refusal.invalid("ANSWER_DAYS", "The time to answer is 0 to " + AnswerTime.LONGEST + ".");
        }
        if (line.firstInvoice() && kind != ApprovalKind.INVOICE) {
            throw Refusal.invalid("FIRST_INVOICE", "Only a line about invoices can ask for the first one.");
        }
        BigDecimal margin = line.marginBelow();
        if (margin != null && kind != ApprovalKind.INVOICE) {
            throw Refusal.invalid("MARGIN_LINE", "Only a line about invoices can ask for the margin.");
        }
        if (margin != null
                && (margin.abs().compareTo(MOST_MARGIN) > 0
                        || margin.stripTrailingZeros().scale() > 2)) {
            throw Refusal.invalid(
                    "MARGIN_INVALID", "Write the margin in percent, at most 100 and with two decimals, such as 12.5.");
        }
        if (line.decider().then() == Approver.NOBODY) {
            throw Refusal.invalid("ESCALATION", "Say who decides when the answer is late, or leave it empty.");
        }
        requireAble(company, kind, line.decider());
    }

    /** A person who is named could decide today. */
    private void requireAble(CompanyId company, ApprovalKind kind, Decider decider) {
        UUID person = decider.person();
        if (person == null) {
            return;
        }
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        people.roles(company, person).forEach(role -> permissions.addAll(role.permissions()));
        var member = new Caller(company, new Actor(Actor.Kind.PERSON, person, ""), permissions);
        if (decider.approver() == Approver.NOBODY || !decider.is(member, kind, false)) {
            throw Refusal.invalid(
                    "DECIDER_UNABLE", "The person named in a line must have a role that decides about this kind.");
        }
    }
}
