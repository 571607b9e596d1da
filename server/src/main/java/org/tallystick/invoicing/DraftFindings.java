package org.tallystick.invoicing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Sql;
import org.tallystick.scrubber.Catalogue;
import org.tallystick.scrubber.CheckBook.Found;
import org.tallystick.scrubber.Finding;
import org.tallystick.scrubber.Rule;
import org.tallystick.scrubber.Severity;

/** What the check found that a draft stands by: of one draft, and counted by rule for a whole run. */
@Repository
@Transactional(readOnly = true)
public class DraftFindings {
    /** A finding is that of the check its draft names; a discarded draft stands by nothing. */
    private static final String STANDING = """
            from invoicing.draft d
            join scrubber.finding f on f.company_id = d.company_id and f.check_id = d.check_id and f.draft_id = d.draft_id
            left join scrubber.acknowledgement a
              on a.company_id = f.company_id
             and a.draft_id = f.draft_id
             and a.rule = f.rule
             and a.words = sha256(convert_to(f.sentence, 'UTF8'))
            where d.company_id = :company
              and d.state <> 'DISCARDED'
            """;

    private final JdbcClient db;
    private final Drafts drafts;

    DraftFindings(JdbcClient db, Drafts drafts) {
        this.db = db;
        this.drafts = drafts;
    }

    /** Somebody let a warning pass. */
    public record Acknowledged(String reason, String by, Instant at) {}

    /** A finding with the place it has among those of its draft. */
    public record Standing(Found found, @Nullable Acknowledged acknowledged) {
        public Finding finding() {
            return found.finding();
        }

        /** The draft waits for it. */
        public boolean holds() {
            return finding().severity() == Severity.BLOCK || isOpenWarning();
        }

        public boolean isOpenWarning() {
            return finding().severity() == Severity.WARN && acknowledged == null;
        }
    }

    /** How many drafts of a run a rule says something of; open are the warnings nobody acknowledged and the errors. */
    public record Count(Rule rule, Severity severity, int drafts, int open) {}

    /** The findings a draft stands by, the severest first. */
    public List<Standing> of(CompanyId company, UUID draft) {
        return standing(company, List.of(draft)).stream()
                .sorted((one, other) ->
                        other.finding().severity().compareTo(one.finding().severity()))
                .toList();
    }

    List<Standing> standing(CompanyId company, Collection<UUID> drafts) {
        return db.sql("""
                        select f.draft_id, f.customer_id, f.position, f.rule, f.severity, f.sentence, f.charge_id, a.reason,
                               a.acknowledged_by, a.acknowledged_at
                        """ + STANDING + """
                          and d.draft_id = any(:drafts)
                        order by f.draft_id, f.position
                        """)
                .param("company", company.value())
                .param("drafts", drafts.toArray(UUID[]::new))
                .query(DraftFindings::row)
                .list();
    }

    /** By rule and severity, errors first. */
    public List<Count> counts(CompanyId company, RunId run) {
        return db.sql("""
                        select f.rule, f.severity, count(distinct d.draft_id) as drafts,
                               count(distinct d.draft_id) filter (
                                 where d.state = 'PARKED'
                                   and (f.severity = 'BLOCK' or f.severity = 'WARN' and a.draft_id is null)) as open
                        """ + STANDING + """
                          and d.run_id = :run
                        group by f.rule, f.severity
                        order by array_position(array['BLOCK', 'WARN', 'INFO'], f.severity), f.rule
                        """)
                .param("company", company.value())
                .param("run", run.value())
                .query((row, number) -> new Count(
                        Catalogue.get(Sql.text(row, "rule")),
                        Severity.valueOf(Sql.text(row, "severity")),
                        row.getInt("drafts"),
                        row.getInt("open")))
                .list();
    }

    /** The drafts of a run that a rule says something of, those that wait first. */
    public Page<Draft> drafts(CompanyId company, RunId run, Rule rule, int page, int size) {
        List<UUID> ids = db.sql("select d.draft_id " + STANDING + """
                          and d.run_id = :run
                          and f.rule = :rule
                        group by d.company_id, d.draft_id
                        order by (d.state = 'PARKED') desc, d.gross_minor desc, d.draft_id
                        limit :size offset :skip
                        """)
                .param("company", company.value())
                .param("run", run.value())
                .param("rule", rule.code())
                .param("size", size)
                .param("skip", Page.offset(page, size))
                .query((row, number) -> Sql.uuid(row, "draft_id"))
                .list();
        Map<UUID, Draft> found = drafts.byIds(company, ids).stream().collect(Collectors.toMap(Draft::id, one -> one));
        List<Draft> rows = ids.stream().map(found::get).toList();
        long total = counts(company, run).stream()
                .filter(count -> count.rule().equals(rule))
                .mapToLong(Count::drafts)
                .sum();
        return new Page<>(rows, page, size, total);
    }

    private static Standing row(ResultSet row, int number) throws SQLException {
        String reason = row.getString("reason");
        var finding = new Finding(
                Catalogue.get(Sql.text(row, "rule")),
                Severity.valueOf(Sql.text(row, "severity")),
                Sql.text(row, "sentence"),
                Sql.uuidOrNull(row, "charge_id"));
        return new Standing(
                new Found(
                        Sql.uuid(row, "draft_id"),
                        new CustomerId(Sql.uuid(row, "customer_id")),
                        row.getInt("position"),
                        finding),
                reason == null
                        ? null
                        : new Acknowledged(
                                reason, Sql.text(row, "acknowledged_by"), Sql.instant(row, "acknowledged_at")));
    }
}
