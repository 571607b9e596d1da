package org.tallystick.debits;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.payments.Creditors;
import org.tallystick.payments.Mandate;
import org.tallystick.payments.MandateDesk;
import org.tallystick.payments.Mandates;
import org.tallystick.payments.PaymentDesk;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.PaymentInput;
import org.tallystick.payments.PaymentMethod;
import org.tallystick.payments.ReturnReason;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.AllocationDesk;
import org.tallystick.receivables.AllocationRequest;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;
import org.tallystick.receivables.Slice;

/** What became of direct debits: collected, cancelled, or sent back by a bank. Money moves by the desks it always does. */
@Service
@Transactional
public class DebitOutcomes {
    /** By which rule a debit settles its items. */
    public static final String RULE = "direct-debit";

    private static final int SLICES_AT_ONCE = 2_000;

    private final DebitRuns runs;
    private final Debits debits;
    private final Customers customers;
    private final OpenItems items;
    private final Mandates mandates;
    private final MandateDesk mandateDesk;
    private final Creditors creditors;
    private final PaymentDesk paymentDesk;
    private final AllocationDesk allocationDesk;
    private final AuditLog audit;
    private final BusinessClock clock;

    DebitOutcomes(
            DebitRuns runs,
            Debits debits,
            Customers customers,
            OpenItems items,
            Mandates mandates,
            MandateDesk mandateDesk,
            Creditors creditors,
            PaymentDesk paymentDesk,
            AllocationDesk allocationDesk,
            AuditLog audit,
            BusinessClock clock) {
        this.runs = runs;
        this.debits = debits;
        this.customers = customers;
        this.items = items;
        this.mandates = mandates;
        this.mandateDesk = mandateDesk;
        this.creditors = creditors;
        this.paymentDesk = paymentDesk;
        this.allocationDesk = allocationDesk;
        this.audit = audit;
        this.clock = clock;
    }

    /** The money came in: books a payment for each pending debit of a run, and settles its items with it. */
    public void collect(Caller caller, UUID id, LocalDate on) {
        caller.must(Permission.TAKE_PAYMENTS);
        caller.must(Permission.ALLOCATE);
        CompanyId company = caller.company();
        DebitRun run = run(company, id);
        if (!run.isHandedOut()) {
            throw Refusal.conflict("RUN_NOT_HANDED_OUT", "The bank has no file of this run yet: hand it out first.");
        }
        if (on.isBefore(run.collectOn()) || on.isAfter(clock.today(company))) {
            throw Refusal.invalid(
                    "COLLECTION_DAY_WRONG",
                    "The money comes on " + run.collectOn() + " at the earliest, and on a day that has come.");
        }
        List<Debit> pending = pending(company, id);
        book(caller, run.bankAccount(), pending, on);
        audit.record(caller, event("debit-run.collect", run).fact("debits", pending.size()));
    }

    /** Those of the debits that a statement may name, pending or collected, to an account, by that name; their payers are locked. */
    public Map<String, Debit> awaited(CompanyId company, Collection<String> names, UUID bankAccount) {
        List<Debit> all = debits.byBankNames(company, names);
        Set<UUID> toAccount = all.stream()
                .map(Debit::run)
                .distinct()
                .filter(id -> run(company, id).bankAccount().equals(bankAccount))
                .collect(Collectors.toSet());
        List<Debit> named =
                all.stream().filter(debit -> toAccount.contains(debit.run())).toList();
        return named.isEmpty()
                ? Map.of()
                : lock(company, named).stream()
                        .filter(debit -> debit.state() == Debit.State.PENDING || debit.state() == Debit.State.COLLECTED)
                        .collect(Collectors.toMap(Debit::bankName, Function.identity()));
    }

    /** Those of the debits that brought money to an account. */
    @Transactional(readOnly = true)
    public List<Debit> collected(CompanyId company, Collection<String> names, UUID bankAccount) {
        return debits.byBankNames(company, names).stream()
                .filter(debit -> debit.payment() != null)
                .filter(debit -> run(company, debit.run()).bankAccount().equals(bankAccount))
                .toList();
    }

    /** The statement says that the money of an awaited debit came in: its payment, booked now unless it was before. */
    public PaymentId arrived(Caller caller, Debit debit, UUID bankAccount, LocalDate on) {
        caller.must(Permission.TAKE_PAYMENTS);
        caller.must(Permission.ALLOCATE);
        if (debit.payment() != null) {
            return debit.payment();
        }
        Map<Debit, PaymentId> received = book(caller, bankAccount, List.of(debit), on);
        audit.record(
                caller,
                AuditEvent.of("debit.collect", "direct debit", debit.id(), debit.mandateReference())
                        .about(debit.customer().value())
                        .fact("amount", debit.amount())
                        .fact("on", on));
        return Objects.requireNonNull(received.get(debit));
    }

    /** The debits are pending and locked. */
    private Map<Debit, PaymentId> book(Caller caller, UUID bankAccount, List<Debit> pending, LocalDate on) {
        Map<Debit, PaymentId> received = receive(caller, bankAccount, pending, on);
        settle(caller, received, on);
        debits.collected(caller.company(), received, on);
        mandates.used(caller.company(), pending.stream().map(Debit::mandate).toList(), on);
        return received;
    }

    private Map<Debit, PaymentId> receive(Caller caller, UUID bankAccount, List<Debit> pending, LocalDate on) {
        Map<UUID, Mandate> signed =
                mandates
                        .byIds(
                                caller.company(),
                                pending.stream().map(Debit::mandate).toList())
                        .stream()
                        .collect(Collectors.toMap(Mandate::id, Function.identity()));
        List<PaymentInput> inputs = new ArrayList<>();
        for (Debit debit : pending) {
            Mandate mandate = Objects.requireNonNull(signed.get(debit.mandate()));
            inputs.add(new PaymentInput(
                    debit.customer(),
                    PaymentMethod.DIRECT_DEBIT,
                    debit.amount(),
                    on,
                    "Mandate " + mandate.reference(),
                    mandate.holder(),
                    mandate.account().number(),
                    bankAccount,
                    RULE,
                    debit.endToEndId()));
        }
        List<PaymentDesk.Outcome> outcomes = paymentDesk.receiveAll(caller, inputs);
        Map<Debit, PaymentId> received = new LinkedHashMap<>();
        for (int i = 0; i < pending.size(); i++) {
            received.put(pending.get(i), outcomes.get(i).id());
        }
        return received;
    }

    /** What a person settled meanwhile in another way leaves so much of the payment unapplied. */
    private void settle(Caller caller, Map<Debit, PaymentId> received, LocalDate on) {
        CompanyId company = caller.company();
        Map<UUID, List<Slice>> wanted =
                debits.slices(company, received.keySet().stream().map(Debit::id).toList());
        List<OpenItemId> ids =
                wanted.values().stream().flatMap(List::stream).map(Slice::item).toList();
        Map<OpenItemId, OpenItem> current =
                items.lock(company, ids).stream().collect(Collectors.toMap(OpenItem::id, Function.identity()));
        received.forEach((debit, payment) -> {
            List<Slice> slices = wanted.getOrDefault(debit.id(), List.of()).stream()
                    .map(slice -> new Slice(
                            slice.item(),
                            slice.amount()
                                    .min(Objects.requireNonNull(current.get(slice.item()))
                                            .open())))
                    .filter(slice -> slice.amount().isPositive())
                    .toList();
            for (int from = 0; from < slices.size(); from += SLICES_AT_ONCE) {
                List<Slice> some = slices.subList(from, Math.min(slices.size(), from + SLICES_AT_ONCE));
                allocationDesk.allocate(caller, new AllocationRequest(payment, some, List.of(), on, RULE));
            }
        });
    }

    /** The file was never handed to the bank: what still is pending of it reserves nothing any more. */
    public void cancel(Caller caller, UUID id, String reason) {
        caller.must(Permission.TAKE_PAYMENTS);
        CompanyId company = caller.company();
        DebitRun run = run(company, id);
        if (reason.isBlank()) {
            throw Refusal.invalid("REASON_MISSING", "Say why; the reason is kept with the fact.");
        }
        List<Debit> pending = pending(company, id);
        debits.release(company, pending, Debit.State.CANCELLED, null, clock.today(company));
        audit.record(
                caller, event("debit-run.cancel", run).because(reason.strip()).fact("debits", pending.size()));
    }

    /**
     * A bank sent a debit back: before the collection its items are free again, after it the payment is returned and the
     * items are open at their original due date. Some reasons block the mandate, others when it happens in a row (RULE-08).
     */
    public void sentBack(Caller caller, UUID id, LocalDate on, String code) {
        caller.must(Permission.TAKE_PAYMENTS);
        CompanyId company = caller.company();
        Debit seen = debits.find(company, id).orElseThrow(() -> Refusal.notFound("direct debit"));
        if (!code.matches("[A-Z0-9]{3,4}")) {
            throw Refusal.invalid("REASON_MISSING", "Choose the reason the bank gives.");
        }
        if (on.isAfter(clock.today(company))) {
            throw Refusal.invalid("DATE_IN_FUTURE", "Choose today or an earlier day.");
        }
        Debit debit = lock(company, List.of(seen)).getFirst();
        switch (debit.state()) {
            case PENDING -> {
                debits.release(company, List.of(debit), Debit.State.REJECTED, code, on);
                ended(caller, debit, "debit.reject", on, code);
            }
            case COLLECTED -> {
                allocationDesk.returnPayment(caller, Objects.requireNonNull(debit.payment()), on, code);
                debits.returned(company, debit, code, on);
                ended(caller, debit, "debit.return", on, code);
            }
            case RETURNED, REJECTED, CANCELLED ->
                throw Refusal.conflict("DEBIT_ENDED", "This direct debit has ended before.");
        }
    }

    /** Somebody booked the return of a payment: the debit that brought it, if one did, has come back with it. */
    public void follow(Caller caller, PaymentId payment, LocalDate on, String code) {
        caller.must(Permission.TAKE_PAYMENTS);
        CompanyId company = caller.company();
        List<Debit> found = debits.ofPayment(company, payment).stream().toList();
        for (Debit debit : lock(company, found)) {
            if (debit.state() == Debit.State.COLLECTED) {
                debits.returned(company, debit, code, on);
                ended(caller, debit, "debit.return", on, code);
            }
        }
    }

    private void ended(Caller caller, Debit debit, String command, LocalDate on, String code) {
        audit.record(
                caller,
                AuditEvent.of(command, "direct debit", debit.id(), debit.mandateReference())
                        .about(debit.customer().value())
                        .because(code)
                        .fact("amount", debit.amount())
                        .fact("on", on));
        block(caller, debit, code);
    }

    /** For a reason that forbids another try, or after too many tries. */
    private void block(Caller caller, Debit debit, String code) {
        CompanyId company = caller.company();
        ReturnReason reason = ReturnReason.of(code);
        if (reason.forbidsAnotherTry()) {
            mandateDesk.block(caller, debit.mandate(), "Bank answered " + code);
        } else if (reason != ReturnReason.BANK) {
            long inARow = debits.sentBackInARow(company, debit.mandate());
            if (inARow >= creditors.get(company).mostReturns()) {
                mandateDesk.block(
                        caller, debit.mandate(), "Sent back " + inARow + " times in a row, the last time " + code);
            }
        }
    }

    private static AuditEvent event(String command, DebitRun run) {
        return AuditEvent.of(command, "direct debits", run.id(), run.collectOn().toString());
    }

    private DebitRun run(CompanyId company, UUID id) {
        return runs.find(company, id).orElseThrow(() -> Refusal.notFound("run of direct debits"));
    }

    /** Locked. */
    private List<Debit> pending(CompanyId company, UUID run) {
        List<Debit> pending = lock(company, debits.ofRun(company, run)).stream()
                .filter(debit -> debit.state() == Debit.State.PENDING)
                .toList();
        if (pending.isEmpty()) {
            throw Refusal.conflict("NOTHING_PENDING", "No debit of this run is pending any more; load the page again.");
        }
        return pending;
    }

    /** The payers first, as everywhere. */
    private List<Debit> lock(CompanyId company, Collection<Debit> seen) {
        Set<CustomerId> payers = seen.stream().map(Debit::customer).collect(Collectors.toSet());
        customers.lock(company, payers);
        return debits.lock(company, seen.stream().map(Debit::id).toList());
    }
}
