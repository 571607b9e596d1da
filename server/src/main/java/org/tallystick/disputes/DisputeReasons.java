package org.tallystick.disputes;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.CreditReason;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/** The reasons of a company: the usual ones and what it made of them; and what its customers call them. */
@Repository
@Transactional(readOnly = true)
public class DisputeReasons {
    private static final int MOST_DAYS = 365;
    private static final int LONGEST_CODE = 40;

    private final JdbcClient db;
    private final AuditLog audit;
    private final BusinessClock clock;

    DisputeReasons(JdbcClient db, AuditLog audit, BusinessClock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /** All of them by code, those that are offered no more included. */
    public Map<String, DisputeReason> byCode(CompanyId company) {
        Map<String, DisputeReason> reasons = new LinkedHashMap<>();
        DisputeReason.USUAL.forEach(reason -> reasons.put(reason.code(), reason));
        db.sql("""
                        select distinct on (code) code, title, answer_days, credit_reason, offered
                        from disputes.reason
                        where company_id = :company
                        order by code, recorded_at desc, version_id desc
                        """)
                .param("company", company.value())
                .query((row, number) -> new DisputeReason(
                        Sql.text(row, "code"),
                        Sql.text(row, "title"),
                        row.getInt("answer_days"),
                        CreditReason.valueOf(Sql.text(row, "credit_reason")),
                        row.getBoolean("offered")))
                .list()
                .forEach(reason -> reasons.put(reason.code(), reason));
        return reasons;
    }

    /** Those a new dispute may have, by title. */
    public List<DisputeReason> offered(CompanyId company) {
        return byCode(company).values().stream()
                .filter(DisputeReason::offered)
                .sorted(Comparator.comparing(DisputeReason::title))
                .toList();
    }

    DisputeReason offered(CompanyId company, String code) {
        return Optional.ofNullable(byCode(company).get(code))
                .filter(DisputeReason::offered)
                .orElseThrow(() -> Refusal.invalid(
                        "DISPUTE_REASON_UNKNOWN", "Choose one of the reasons; they are kept in the settings."));
    }

    DisputeReason get(CompanyId company, String code) {
        return Optional.ofNullable(byCode(company).get(code))
                .orElseThrow(() -> new IllegalStateException("no reason " + code));
    }

    /** Adds a reason, or changes one that is there; an empty code is made of the title. */
    @Transactional
    public void set(Caller caller, DisputeReason wanted) {
        caller.must(Permission.ADMINISTER);
        String title = Vocabulary.title(wanted.title());
        String code = Vocabulary.code(wanted.code(), title);
        if (wanted.answerDays() < 1 || wanted.answerDays() > MOST_DAYS) {
            throw Refusal.invalid("ANSWER_DAYS", "Give 1 to " + MOST_DAYS + " days to answer.");
        }
        db.sql("""
                        insert into disputes.reason
                            (company_id, version_id, code, title, answer_days, credit_reason, offered, recorded_at, recorded_by)
                        values (:company, :id, :code, :title, :days, :credit, :offered, :at, :by)
                        """)
                .param("company", caller.company().value())
                .param("id", Ids.next())
                .param("code", code)
                .param("title", title)
                .param("days", wanted.answerDays())
                .param("credit", wanted.credit().name())
                .param("offered", wanted.offered())
                .param("at", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
        audit.record(
                caller,
                AuditEvent.of("dispute.reason", "company", caller.company().value(), null)
                        .fact("reason", code)
                        .fact("title", title)
                        .fact("answerDays", wanted.answerDays())
                        .fact("offered", wanted.offered()));
    }

    /** What we call the reason that a customer names; by their code. */
    public Map<String, String> ofCustomer(CompanyId company, CustomerId customer) {
        Map<String, String> known = new LinkedHashMap<>();
        db.sql("""
                        select distinct on (their_code) their_code, reason_code
                        from disputes.customer_reason
                        where company_id = :company
                          and customer_id = :customer
                        order by their_code, recorded_at desc, version_id desc
                        """)
                .param("company", company.value())
                .param("customer", customer.value())
                .query((row, number) -> Map.entry(Sql.text(row, "their_code"), Sql.text(row, "reason_code")))
                .list()
                .forEach(entry -> known.put(entry.getKey(), entry.getValue()));
        return known;
    }

    /** From now on, what this customer calls so is this reason. */
    @Transactional
    public void learn(Caller caller, CustomerId customer, String theirCode, String reason) {
        caller.must(Permission.KEEP_DISPUTES);
        CompanyId company = caller.company();
        String theirs = theirCode.strip();
        if (theirs.isEmpty() || theirs.length() > LONGEST_CODE) {
            throw Refusal.invalid("THEIR_CODE", "A customer's code has 1 to " + LONGEST_CODE + " characters.");
        }
        offered(company, reason);
        if (reason.equals(ofCustomer(company, customer).get(theirs))) {
            return;
        }
        db.sql("""
                        insert into disputes.customer_reason
                            (company_id, version_id, customer_id, their_code, reason_code, recorded_at, recorded_by)
                        values (:company, :id, :customer, :theirs, :reason, :at, :by)
                        """)
                .param("company", company.value())
                .param("id", Ids.next())
                .param("customer", customer.value())
                .param("theirs", theirs)
                .param("reason", reason)
                .param("at", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
        audit.record(
                caller,
                AuditEvent.of("dispute.learn-reason", "customer", customer.value(), null)
                        .about(customer.value())
                        .fact("theirCode", theirs)
                        .fact("reason", reason));
    }
}
