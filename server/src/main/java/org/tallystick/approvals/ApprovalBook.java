package org.tallystick.approvals;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;
import tools.jackson.databind.json.JsonMapper;

/** Writes down what is asked for and what is decided, however many of them in one statement. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ApprovalBook {
    private final JdbcClient db;
    private final JsonMapper json;
    private final BusinessClock clock;

    ApprovalBook(JdbcClient db, JsonMapper json, BusinessClock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    void insert(CompanyId company, List<Approval> rows) {
        db.sql("""
                        insert into approvals.request
                            (company_id, request_id, kind, subject_type, subject_id, label, customer_id, currency, amount_minor,
                             base_minor, reason, approver, person_id, then_approver, because, command, fingerprint, before,
                             first_invoice, batch_id, asked_on, due_on, asked_at, remind_at, due_at, asked_by)
                        select :company, request_id, kind, subject_type, subject_id, label, customer_id, currency, amount_minor,
                               base_minor, reason, approver, person_id, then_approver, because, command::jsonb, fingerprint,
                               before::jsonb, first_invoice, batch_id, asked_on::date, due_on::date, asked_at::timestamptz,
                               remind_at::timestamptz, due_at::timestamptz, asked_by
                        from unnest(:ids::uuid[], :kinds::text[], :types::text[], :subjects::uuid[], :labels::text[],
                                    :customers::uuid[], :currencies::text[], :amounts::bigint[], :bases::bigint[],
                                    :reasons::text[], :approvers::text[], :persons::uuid[], :thens::text[], :becauses::text[],
                                    :commands::text[], :fingerprints::bytea[], :befores::text[], :firsts::boolean[],
                                    :batches::uuid[],
                                    :askedOns::text[], :dueOns::text[], :askedAts::text[], :remindAts::text[], :dueAts::text[],
                                    :askedBys::text[])
                             as asked (request_id, kind, subject_type, subject_id, label, customer_id, currency, amount_minor,
                                       base_minor, reason, approver, person_id, then_approver, because, command, fingerprint,
                                       before, first_invoice, batch_id, asked_on, due_on, asked_at, remind_at, due_at,
                                       asked_by)
                        """)
                .param("company", company.value())
                .param("ids", ids(rows, row -> row.id().value()))
                .param("kinds", texts(rows, row -> row.asked().kind().name()))
                .param("types", texts(rows, row -> row.asked().subjectType()))
                .param("subjects", ids(rows, row -> row.asked().subject()))
                .param("labels", texts(rows, row -> row.asked().label()))
                .param("customers", ids(rows, row -> row.asked().customer()))
                .param(
                        "currencies",
                        texts(rows, row -> row.asked().amount().currency().code()))
                .param("amounts", longs(rows, row -> row.asked().amount().minor()))
                .param("bases", longs(rows, row -> row.asked().base().minor()))
                .param("reasons", texts(rows, row -> row.asked().reason()))
                .param("approvers", texts(rows, row -> row.approver().name()))
                .param("persons", ids(rows, row -> row.decider().person()))
                .param("thens", texts(rows, row -> then(row.decider())))
                .param("becauses", texts(rows, Approval::because))
                .param("commands", texts(rows, row -> json(row.asked().command())))
                .param(
                        "fingerprints",
                        rows.stream().map(row -> row.asked().fingerprint()).toArray(byte[][]::new))
                .param("befores", texts(rows, row -> json(row.asked().before())))
                .param("firsts", rows.stream().map(row -> row.asked().first()).toArray(Boolean[]::new))
                .param("batches", ids(rows, row -> row.asked().batch()))
                .param("askedOns", texts(rows, row -> row.askedOn().toString()))
                .param("dueOns", texts(rows, row -> row.dueOn().toString()))
                .param("askedAts", texts(rows, row -> row.times().askedAt().toString()))
                .param("remindAts", texts(rows, row -> row.times().remindAt().toString()))
                .param("dueAts", texts(rows, row -> row.times().dueAt().toString()))
                .param("askedBys", texts(rows, Approval::askedBy))
                .update();
    }

    /** How many of them nobody had decided about before; waits for somebody who is deciding. All carry their decision. */
    int decide(CompanyId company, List<Approval> decided) {
        return db.sql("""
                        insert into approvals.decision
                            (company_id, request_id, verdict, reason, asked_by, decided_by, decided_for, decided_on, decided_at)
                        select :company, request_id, verdict, reason, asked_by, decided_by, decided_for, :on,
                               decided_at::timestamptz
                        from unnest(:ids::uuid[], :verdicts::text[], :reasons::text[], :askedBys::text[], :bys::text[],
                                    :fors::text[], :ats::text[])
                             as decided (request_id, verdict, reason, asked_by, decided_by, decided_for, decided_at)
                        order by request_id
                        on conflict (company_id, request_id) do nothing
                        """)
                .param("company", company.value())
                .param("ids", ids(decided, row -> row.id().value()))
                .param("verdicts", texts(decided, row -> decision(row).verdict().name()))
                .param("reasons", texts(decided, row -> decision(row).reason()))
                .param("askedBys", texts(decided, Approval::askedBy))
                .param("bys", texts(decided, row -> decision(row).by()))
                .param("fors", texts(decided, row -> decision(row).forWhom()))
                .param("ats", texts(decided, row -> decision(row).at().toString()))
                .param("on", clock.today(company))
                .update();
    }

    void done(CompanyId company, Map<ApprovalId, Approval.Deed> deeds) {
        List<Map.Entry<ApprovalId, Approval.Deed>> rows = List.copyOf(deeds.entrySet());
        db.sql("""
                        insert into approvals.deed (company_id, request_id, subject_type, subject_id, label)
                        select :company, request_id, subject_type, subject_id, label
                        from unnest(:ids::uuid[], :types::text[], :subjects::uuid[], :labels::text[])
                             as deed (request_id, subject_type, subject_id, label)
                        """)
                .param("company", company.value())
                .param("ids", ids(rows, row -> row.getKey().value()))
                .param("types", texts(rows, row -> row.getValue().subjectType()))
                .param("subjects", ids(rows, row -> row.getValue().subject()))
                .param("labels", texts(rows, row -> row.getValue().label()))
                .update();
    }

    /** False when somebody took it back before. */
    boolean takeBack(CompanyId company, ApprovalId id, Approval.TakenBack taken) {
        return db.sql("""
                        insert into approvals.taken_back
                            (company_id, request_id, again_id, reason, taken_back_at, taken_back_by)
                        values (:company, :id, :again, :reason, :at, :by)
                        on conflict (company_id, request_id) do nothing
                        """)
                        .param("company", company.value())
                        .param("id", id.value())
                        .param("again", taken.again().value())
                        .param("reason", taken.reason())
                        .param("at", Sql.moment(taken.at()))
                        .param("by", taken.by())
                        .update()
                == 1;
    }

    /** The waiting requests about these things. */
    List<UUID> waiting(CompanyId company, ApprovalKind kind, Collection<UUID> subjects) {
        return db.sql("""
                        select r.request_id
                        from approvals.request r
                        where r.company_id = :company
                          and r.kind = :kind
                          and r.subject_id = any(:subjects)
                          and not exists (
                            select from approvals.decision d
                            where d.company_id = r.company_id and d.request_id = r.request_id)
                        order by r.request_id
                        """)
                .param("company", company.value())
                .param("kind", kind.name())
                .param("subjects", subjects.toArray(UUID[]::new))
                .query((row, number) -> Sql.uuid(row, "request_id"))
                .list();
    }

    /** What the matrix let pass. */
    void passed(CompanyId company, List<PassedDeed> rows, String by) {
        Instant now = clock.now();
        db.sql("""
                        insert into approvals.automatic
                            (company_id, kind, subject_id, subject_type, label, customer_id, currency, amount_minor, matrix_id,
                             position, because, recorded_on, recorded_at, recorded_by)
                        select :company, kind, subject_id, subject_type, label, customer_id, currency, amount_minor, matrix_id,
                               nullif(position, 0), because, :on, :at, :by
                        from unnest(:kinds::text[], :subjects::uuid[], :types::text[], :labels::text[], :customers::uuid[],
                                    :currencies::text[], :amounts::bigint[], :matrices::uuid[], :positions::int[],
                                    :becauses::text[])
                             as passed (kind, subject_id, subject_type, label, customer_id, currency, amount_minor, matrix_id,
                                        position, because)
                        """)
                .param("company", company.value())
                .param("kinds", texts(rows, row -> row.ruling().kind().name()))
                .param("subjects", ids(rows, row -> row.deed().subject()))
                .param("types", texts(rows, row -> row.deed().subjectType()))
                .param("labels", texts(rows, row -> row.deed().label()))
                .param("customers", ids(rows, row -> row.matter().customer()))
                .param(
                        "currencies",
                        texts(rows, row -> row.matter().amount().currency().code()))
                .param("amounts", longs(rows, row -> row.matter().amount().minor()))
                .param("matrices", ids(rows, row -> row.ruling().matrix()))
                .param(
                        "positions",
                        rows.stream().map(row -> row.ruling().position()).toArray(Integer[]::new))
                .param("becauses", texts(rows, row -> row.ruling().because()))
                .param("on", clock.today(company))
                .param("at", Sql.moment(now))
                .param("by", by)
                .update();
    }

    private String json(Map<String, String> named) {
        return json.writeValueAsString(named);
    }

    private static Approval.Decision decision(Approval approval) {
        return Objects.requireNonNull(approval.decision(), "decision");
    }

    private static @Nullable String then(Decider decider) {
        return decider.then() == null ? null : decider.then().name();
    }

    private static <T> String[] texts(List<T> rows, Function<T, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private static <T> UUID[] ids(List<T> rows, Function<T, @Nullable UUID> value) {
        return rows.stream().map(value).toArray(UUID[]::new);
    }

    private static <T> Long[] longs(List<T> rows, Function<T, Long> value) {
        return rows.stream().map(value).toArray(Long[]::new);
    }
}
