package org.tallystick.collections;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.collections.contact.Medium;
import org.tallystick.lib.collections.contact.Touch;
import org.tallystick.lib.collections.contact.Verdict;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Sql;
import org.tallystick.receivables.OpenItemId;

/** The contacts with customers, and what the contact rules said of each: what they count, and their proof. */
@Repository
@Transactional(readOnly = true)
public class ContactLog {
    /** No rule counts further back. */
    private static final Duration COUNTED = Duration.ofDays(120);

    private final JdbcClient db;

    ContactLog(JdbcClient db) {
        this.db = db;
    }

    /** What the rules said when a contact was to be made. */
    public record Said(
            Instant at,
            Medium medium,
            boolean allowed,
            @Nullable String rule,
            String packs,
            String factsHash) {}

    List<Touch> touches(CompanyId company, CustomerId customer, Instant now) {
        return db.sql("""
                        select at, medium, items, outgoing, connected, conversation
                        from collections.touch
                        where company_id = :company
                          and customer_id = :customer
                          and at > :since
                        order by at
                        """)
                .param("company", company.value())
                .param("customer", customer.value())
                .param("since", Sql.moment(now.minus(COUNTED)))
                .query((row, number) -> touch(row, company))
                .list();
    }

    /** The latest first. */
    public List<Said> said(CompanyId company, CustomerId customer, int limit) {
        return db.sql("""
                        select at, medium, allowed, rule, packs, facts_hash
                        from collections.contact_verdict
                        where company_id = :company
                          and customer_id = :customer
                        order by at desc, verdict_id desc
                        limit :limit
                        """)
                .param("company", company.value())
                .param("customer", customer.value())
                .param("limit", limit)
                .query((row, number) -> new Said(
                        Sql.instant(row, "at"),
                        Medium.valueOf(Sql.text(row, "medium")),
                        row.getBoolean("allowed"),
                        row.getString("rule"),
                        Sql.text(row, "packs"),
                        Sql.text(row, "facts_hash")))
                .list();
    }

    /** A notice leaves the house. */
    @Transactional(propagation = Propagation.MANDATORY)
    void sent(CompanyId company, Notice notice, Medium medium, Collection<OpenItemId> items, Instant at, String by) {
        db.sql("""
                        insert into collections.touch
                            (company_id, touch_id, customer_id, at, medium, notice_id, items, outgoing, connected,
                             conversation, recorded_by)
                        values (:company, :id, :customer, :at, :medium, :notice, :items, true, true, false, :by)
                        on conflict (company_id, notice_id) do nothing
                        """)
                .param("company", company.value())
                .param("id", Ids.next())
                .param("customer", notice.customer().value())
                .param("at", Sql.moment(at))
                .param("medium", medium.name())
                .param("notice", notice.id())
                .param("items", items.stream().map(OpenItemId::value).toArray(UUID[]::new))
                .param("by", by)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void record(CompanyId company, Notice notice, Medium medium, Verdict verdict, Instant at) {
        Verdict.Refused refused = verdict instanceof Verdict.Refused no ? no : null;
        db.sql("""
                        insert into collections.contact_verdict
                            (company_id, verdict_id, customer_id, notice_id, at, medium, allowed, rule, earliest, packs,
                             facts_hash)
                        values (:company, :id, :customer, :notice, :at, :medium, :allowed, :rule, :earliest, :packs, :facts)
                        """)
                .param("company", company.value())
                .param("id", Ids.next())
                .param("customer", notice.customer().value())
                .param("notice", notice.id())
                .param("at", Sql.moment(at))
                .param("medium", medium.name())
                .param("allowed", verdict.isAllowed())
                .param("rule", refused == null ? null : refused.rule())
                .param(
                        "earliest",
                        refused == null
                                ? null
                                : refused.earliest().map(Sql::moment).orElse(null))
                .param("packs", String.join(", ", verdict.evidence().packs()))
                .param("facts", verdict.evidence().facts())
                .update();
    }

    private static Touch touch(ResultSet row, CompanyId company) throws SQLException {
        return new Touch(
                Sql.instant(row, "at"),
                Medium.valueOf(Sql.text(row, "medium")),
                items(row),
                company.toString(),
                row.getBoolean("outgoing"),
                row.getBoolean("connected"),
                row.getBoolean("conversation"));
    }

    private static Set<String> items(ResultSet row) throws SQLException {
        UUID[] ids = (UUID[]) row.getArray("items").getArray();
        return Arrays.stream(ids).map(UUID::toString).collect(Collectors.toSet());
    }
}
