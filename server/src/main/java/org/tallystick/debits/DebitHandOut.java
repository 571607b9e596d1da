package org.tallystick.debits;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.customers.Customers;
import org.tallystick.payments.Mandate;
import org.tallystick.payments.Mandates;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.Slice;

/** Where a run goes to the bank: its file is written of those who were told in time, and the others are left out. */
@Service
@Transactional
public class DebitHandOut {
    private final DebitRuns runs;
    private final Debits debits;
    private final DebitNotices notices;
    private final CollectingAccounts accounts;
    private final DebitFiles files;
    private final Customers customers;
    private final Mandates mandates;
    private final AuditLog audit;
    private final BusinessClock clock;

    DebitHandOut(
            DebitRuns runs,
            Debits debits,
            DebitNotices notices,
            CollectingAccounts accounts,
            DebitFiles files,
            Customers customers,
            Mandates mandates,
            AuditLog audit,
            BusinessClock clock) {
        this.runs = runs;
        this.debits = debits;
        this.notices = notices;
        this.accounts = accounts;
        this.files = files;
        this.customers = customers;
        this.mandates = mandates;
        this.audit = audit;
        this.clock = clock;
    }

    /** Once for each run. Items of debits that are left out are free again, for the next run. */
    public void handOut(Caller caller, UUID id) {
        caller.must(Permission.TAKE_PAYMENTS);
        CompanyId company = caller.company();
        DebitRun run = runs.find(company, id).orElseThrow(() -> Refusal.notFound("run of direct debits"));
        List<Debit> pending = pending(company, id);
        LocalDate today = clock.today(company);
        requireNow(run, today);
        Map<Boolean, List<Debit>> told = pending.stream().collect(Collectors.partitioningBy(Debit::isToldInTime));
        List<Debit> out = Objects.requireNonNull(told.get(true));
        List<Debit> left = Objects.requireNonNull(told.get(false));
        if (out.isEmpty()) {
            throw Refusal.conflict(
                    "NOBODY_TOLD",
                    "No payer of this run was told in time. Note who was told, or cancel it and make one of a later day.");
        }
        if (!left.isEmpty()) {
            debits.release(company, left, Debit.State.CANCELLED, Debit.NOT_TOLD, today);
        }
        DebitFiles.Written file = file(company, run, out);
        debits.trace(company, file.traces());
        if (!runs.handOut(
                company, id, file.content(), clock.now(), caller.actor().reference())) {
            throw Refusal.conflict("RUN_HANDED_OUT", "This run was handed out before; load the page again.");
        }
        audit.record(
                caller,
                AuditEvent.of(
                                "debit-run.hand-out",
                                "direct debits",
                                id,
                                run.collectOn().toString())
                        .fact("debits", out.size())
                        .fact("leftOut", left.size()));
    }

    /** Locked, the payers first. */
    private List<Debit> pending(CompanyId company, UUID run) {
        List<Debit> seen = debits.ofRun(company, run);
        customers.lock(company, seen.stream().map(Debit::customer).collect(Collectors.toSet()));
        return debits.lock(company, seen.stream().map(Debit::id).toList()).stream()
                .filter(debit -> debit.state() == Debit.State.PENDING)
                .toList();
    }

    private static void requireNow(DebitRun run, LocalDate today) {
        if (run.isHandedOut()) {
            throw Refusal.conflict("RUN_HANDED_OUT", "This run was handed out before.");
        }
        if (!today.isBefore(run.collectOn())) {
            throw Refusal.conflict(
                    "COLLECTION_PAST", "Its day of collection has come; cancel the run and make one of a later day.");
        }
    }

    private DebitFiles.Written file(CompanyId company, DebitRun run, List<Debit> out) {
        List<UUID> ids = out.stream().map(Debit::id).toList();
        Map<UUID, Mandate> signed = mandates
                .byIds(company, out.stream().map(Debit::mandate).toList())
                .stream()
                .collect(Collectors.toMap(Mandate::id, Function.identity()));
        Map<UUID, List<DebitNotice.Item>> items = notices.items(company, ids);
        Map<UUID, List<Slice>> slices = debits.slices(company, ids);
        List<DebitFile.Payer> payers = out.stream()
                .map(debit -> new DebitFile.Payer(
                        debit,
                        Objects.requireNonNull(signed.get(debit.mandate())),
                        items.getOrDefault(debit.id(), List.of()).stream()
                                .map(DebitNotice.Item::number)
                                .toList(),
                        slices.getOrDefault(debit.id(), List.of())))
                .toList();
        return files.write(
                company, accounts.get(company, run.bankAccount()), new DebitFile(run.id(), payers), run.collectOn());
    }
}
