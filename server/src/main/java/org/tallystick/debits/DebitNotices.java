package org.tallystick.debits;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.payments.Creditors;
import org.tallystick.payments.Mandates;
import org.tallystick.payments.Originator;
import org.tallystick.payments.Originators;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;
import org.tallystick.platform.outbox.Outbox;

/** What payers are told before they are debited, and whether they were. Delivery writes to them after the commit. */
@Repository
@Transactional(readOnly = true)
public class DebitNotices {
    /** Says that a payer is to be told of a debit; its subject is the debit. */
    public static final String DUE = "DebitNoticeDue";

    private static final int LONGEST_HOW = 100;

    private final JdbcClient db;
    private final Debits debits;
    private final DebitRuns runs;
    private final Mandates mandates;
    private final Creditors creditors;
    private final Originators originators;
    private final Outbox outbox;
    private final AuditLog audit;
    private final BusinessClock clock;

    DebitNotices(
            JdbcClient db,
            Debits debits,
            DebitRuns runs,
            Mandates mandates,
            Creditors creditors,
            Originators originators,
            Outbox outbox,
            AuditLog audit,
            BusinessClock clock) {
        this.db = db;
        this.debits = debits;
        this.runs = runs;
        this.mandates = mandates;
        this.creditors = creditors;
        this.originators = originators;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    public Optional<DebitNotice> find(CompanyId company, UUID id) {
        return debits.find(company, id).map(debit -> {
            DebitRun run = runs.find(company, debit.run()).orElseThrow();
            return new DebitNotice(
                    debit,
                    run.collectOn(),
                    mandates.find(company, debit.mandate()).orElseThrow(),
                    collector(company, run),
                    items(company, List.of(id)).getOrDefault(id, List.of()));
        });
    }

    /** By what the payer's bank knows the company. */
    private @Nullable String collector(CompanyId company, DebitRun run) {
        return switch (run.network()) {
            case SEPA -> creditors.get(company).identifier();
            case ACH ->
                originators
                        .find(company, run.bankAccount())
                        .map(Originator::identification)
                        .orElse(null);
        };
    }

    /** What each debit collects, the oldest due first. */
    Map<UUID, List<DebitNotice.Item>> items(CompanyId company, Collection<UUID> ids) {
        Map<UUID, List<DebitNotice.Item>> items = new LinkedHashMap<>();
        db.sql("""
                        select i.debit_id, o.number, o.due_on, d.currency, i.amount_minor
                        from debits.item i
                        join debits.debit d using (company_id, debit_id)
                        join receivables.open_item o using (company_id, open_item_id)
                        where i.company_id = :company
                          and i.debit_id = any(:ids)
                        order by i.debit_id, o.due_on, o.number, o.installment
                        """)
                .param("company", company.value())
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> items.computeIfAbsent(Sql.uuid(row, "debit_id"), id -> new ArrayList<>())
                        .add(new DebitNotice.Item(
                                Sql.text(row, "number"), Sql.date(row, "due_on"), Sql.money(row, "amount_minor"))))
                .list();
        return items;
    }

    /** Has the payers of new debits told. */
    @Transactional(propagation = Propagation.MANDATORY)
    void ask(CompanyId company, List<Debit> fresh) {
        outbox.publish(
                company,
                fresh.stream()
                        .map(debit -> new Outbox.Event(DUE, debit.id(), "{}"))
                        .toList());
    }

    /** A notice left the house today. Only the first time counts, and only while the debit is pending. */
    @Transactional
    public void sent(CompanyId company, UUID debit, String how) {
        told(company, debit, clock.today(company), how);
    }

    /** Somebody told the payer in another way, such as by phone or on the invoice itself. */
    @Transactional
    public void told(Caller caller, UUID id, LocalDate on, String how) {
        caller.must(Permission.TAKE_PAYMENTS);
        CompanyId company = caller.company();
        Debit debit = debits.find(company, id).orElseThrow(() -> Refusal.notFound("direct debit"));
        if (how.isBlank() || how.strip().length() > LONGEST_HOW) {
            throw Refusal.invalid("REASON_MISSING", "Say how the payer was told; it is kept with the debit.");
        }
        if (on.isAfter(clock.today(company))) {
            throw Refusal.invalid("DATE_IN_FUTURE", "Choose today or an earlier day.");
        }
        if (!told(company, id, on, how.strip())) {
            throw Refusal.conflict("PAYER_TOLD", "The payer was told before, or the debit has ended.");
        }
        audit.record(
                caller,
                AuditEvent.of("debit.told", "direct debit", id, debit.mandateReference())
                        .about(debit.customer().value())
                        .because(how.strip())
                        .fact("on", on));
    }

    private boolean told(CompanyId company, UUID debit, LocalDate on, String how) {
        return db.sql("""
                        update debits.debit
                        set told_on = :on, told_how = :how
                        where company_id = :company
                          and debit_id = :id
                          and state = 'PENDING'
                          and told_on is null
                        """)
                        .param("company", company.value())
                        .param("id", debit)
                        .param("on", on)
                        .param("how", how)
                        .update()
                == 1;
    }
}
