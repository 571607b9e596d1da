package org.tallystick.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Page;
import org.tallystick.platform.Sql;

/** Which messages about our mails were read, and what was made of each. */
@Repository
@Transactional(readOnly = true)
public class MailReports {
    private final JdbcClient db;
    private final BusinessClock clock;

    MailReports(JdbcClient db, BusinessClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** The latest first. */
    public Page<ReportResult> list(CompanyId company, int page, int size) {
        var rows = db.sql("""
                        select r.report_id, r.file_id, f.name, r.position, r.outcome, r.sentence, r.delivery_id, r.read_at,
                               coalesce(i.number, m.number) as number
                        from delivery.mail_report r
                        join platform.received_file f on f.company_id = r.company_id and f.file_id = r.file_id
                        left join delivery.delivery d on d.company_id = r.company_id and d.delivery_id = r.delivery_id
                        left join invoicing.invoice i on i.company_id = d.company_id and i.invoice_id = d.subject_id
                        left join invoicing.credit_memo m on m.company_id = d.company_id and m.credit_memo_id = d.subject_id
                        where r.company_id = :company
                        order by r.read_at desc, r.report_id desc
                        limit :size offset :skip
                        """)
                .param("company", company.value())
                .param("size", size)
                .param("skip", Page.offset(page, size))
                .query(MailReports::result)
                .list();
        long total = db.sql("select count(*) from delivery.mail_report where company_id = :company")
                .param("company", company.value())
                .query((row, number) -> row.getLong(1))
                .single();
        return new Page<>(rows, page, size, total);
    }

    /** The places of a file that were read. */
    @Transactional(propagation = Propagation.MANDATORY)
    Set<Integer> read(CompanyId company, UUID file) {
        return db
                .sql("""
                        select position
                        from delivery.mail_report
                        where company_id = :company
                          and file_id = :file
                        """)
                .param("company", company.value())
                .param("file", file)
                .query((row, number) -> row.getInt("position"))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(
            CompanyId company,
            UUID file,
            int position,
            ReportResult.Outcome outcome,
            String sentence,
            @Nullable UUID delivery) {
        db.sql("""
                        insert into delivery.mail_report (company_id, report_id, file_id, position, outcome, sentence, delivery_id, read_at)
                        values (:company, :id, :file, :position, :outcome, :sentence, :delivery, :at)
                        on conflict (company_id, file_id, position) do nothing
                        """)
                .param("company", company.value())
                .param("id", Ids.next())
                .param("file", file)
                .param("position", position)
                .param("outcome", outcome.name())
                .param("sentence", sentence)
                .param("delivery", delivery)
                .param("at", Sql.moment(clock.now()))
                .update();
    }

    private static ReportResult result(ResultSet row, int number) throws SQLException {
        return new ReportResult(
                Sql.uuid(row, "report_id"),
                Sql.uuid(row, "file_id"),
                Sql.text(row, "name"),
                row.getInt("position"),
                ReportResult.Outcome.valueOf(Sql.text(row, "outcome")),
                Sql.text(row, "sentence"),
                Sql.uuidOrNull(row, "delivery_id"),
                row.getString("number"),
                Sql.instant(row, "read_at"));
    }
}
