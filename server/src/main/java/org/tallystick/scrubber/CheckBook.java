package org.tallystick.scrubber;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** Every check that was made, what it found, and what somebody acknowledged; all of it stays as it was written. */
@Repository
@Transactional(readOnly = true)
public class CheckBook {
    private final JdbcClient db;

    CheckBook(JdbcClient db) {
        this.db = db;
    }

    /** Why drafts were checked. */
    public enum Cause {
        COLLECT,
        CHANGE,
        ASKED,
        POST
    }

    /** One turning of the rules over some drafts. */
    public record Check(UUID id, Cause cause, int drafts, int held, LocalDate on, Instant at, String by) {}

    /** A finding about a draft of a customer, in its place among the draft's findings. */
    public record Found(UUID draft, CustomerId customer, int position, Finding finding) {
        public Words words() {
            return Words.of(draft, finding.rule().code(), finding.sentence());
        }
    }

    /** What somebody looked at: these very words of a rule about a draft, by their hash. */
    public record Words(UUID draft, String rule, String sha256) {
        static Words of(UUID draft, String rule, String sentence) {
            return new Words(draft, rule, HexFormat.of().formatHex(hash(sentence)));
        }

        private static byte[] hash(String sentence) {
            try {
                return MessageDigest.getInstance("SHA-256").digest(sentence.getBytes(StandardCharsets.UTF_8));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** What of these drafts was acknowledged. */
    public Set<Words> acknowledged(CompanyId company, Collection<UUID> drafts) {
        return new HashSet<>(db.sql("""
                        select draft_id, rule, encode(words, 'hex') as words
                        from scrubber.acknowledgement
                        where company_id = :company
                          and draft_id = any(:drafts)
                        """)
                .param("company", company.value())
                .param("drafts", drafts.toArray(UUID[]::new))
                .query((row, number) ->
                        new Words(Sql.uuid(row, "draft_id"), Sql.text(row, "rule"), Sql.text(row, "words")))
                .list());
    }

    /** In how many drafts each rule found something since a day. */
    public Map<String, Integer> fired(CompanyId company, LocalDate since) {
        Map<String, Integer> fired = new HashMap<>();
        db.sql("""
                        select f.rule, count(distinct f.draft_id) as drafts
                        from scrubber.check_run c
                        join scrubber.finding f on f.company_id = c.company_id and f.check_id = c.check_id
                        where c.company_id = :company
                          and c.checked_on >= :since
                        group by f.rule
                        """)
                .param("company", company.value())
                .param("since", since)
                .query((row, number) -> fired.put(Sql.text(row, "rule"), row.getInt("drafts")))
                .list();
        return fired;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void record(CompanyId company, Check check, List<Found> found) {
        db.sql("""
                        insert into scrubber.check_run
                            (company_id, check_id, cause, drafts, held, checked_on, checked_at, checked_by)
                        values (:company, :id, :cause, :drafts, :held, :on, :at, :by)
                        """)
                .param("company", company.value())
                .param("id", check.id())
                .param("cause", check.cause().name())
                .param("drafts", check.drafts())
                .param("held", check.held())
                .param("on", check.on())
                .param("at", Sql.moment(check.at()))
                .param("by", check.by())
                .update();
        if (!found.isEmpty()) {
            insert(company, check.id(), found);
        }
    }

    private void insert(CompanyId company, UUID check, List<Found> found) {
        db.sql("""
                        insert into scrubber.finding
                            (company_id, check_id, draft_id, position, rule, severity, sentence, charge_id, customer_id)
                        select :company, :check, draft_id, position, rule, severity, sentence, charge_id, customer_id
                        from unnest(:drafts::uuid[], :positions::int[], :rules::text[], :severities::text[],
                                    :sentences::text[], :charges::uuid[], :customers::uuid[])
                             as found (draft_id, position, rule, severity, sentence, charge_id, customer_id)
                        """)
                .param("company", company.value())
                .param("check", check)
                .param("drafts", column(found, Found::draft).toArray(UUID[]::new))
                .param("positions", column(found, Found::position).toArray(Integer[]::new))
                .param(
                        "rules",
                        column(found, row -> row.finding().rule().code()).toArray(String[]::new))
                .param(
                        "severities",
                        column(found, row -> row.finding().severity().name()).toArray(String[]::new))
                .param(
                        "sentences",
                        column(found, row -> row.finding().sentence()).toArray(String[]::new))
                .param(
                        "charges",
                        found.stream().map(row -> row.finding().charge()).toArray(UUID[]::new))
                .param("customers", column(found, row -> row.customer().value()).toArray(UUID[]::new))
                .update();
    }

    /** What is acknowledged already stays so, under the reason it has. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void acknowledge(CompanyId company, Collection<Words> words, String reason, Instant at, String by) {
        List<Words> rows = List.copyOf(words);
        db.sql("""
                        insert into scrubber.acknowledgement
                            (company_id, draft_id, rule, words, reason, acknowledged_at, acknowledged_by)
                        select :company, draft_id, rule, decode(words, 'hex'), :reason, :at, :by
                        from unnest(:drafts::uuid[], :rules::text[], :words::text[]) as seen (draft_id, rule, words)
                        on conflict do nothing
                        """)
                .param("company", company.value())
                .param("reason", reason)
                .param("at", Sql.moment(at))
                .param("by", by)
                .param("drafts", column(rows, Words::draft).toArray(UUID[]::new))
                .param("rules", column(rows, Words::rule).toArray(String[]::new))
                .param("words", column(rows, Words::sha256).toArray(String[]::new))
                .update();
    }

    private static <T, V> List<V> column(List<T> rows, Function<T, V> value) {
        return rows.stream().map(value).toList();
    }
}
