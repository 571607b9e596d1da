package org.tallystick.contracts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.contracts.Charges.SourceKey;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.documents.Billable;
import org.tallystick.documents.DocumentGate;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;

/** Where charges come in, from a form, a file or another program; reporting one twice records it once. */
@Service
@Transactional
public class ChargeDesk {
    /** The source of charges that bill a corrected invoice anew. */
    public static final String CORRECTION = "correction";

    private static final Set<String> RESERVED = Set.of(ContractCharge.SOURCE, OrderDeliveries.SOURCE, CORRECTION);

    private final Charges charges;
    private final Customers customers;
    private final DocumentGate gate;
    private final AuditLog audit;
    private final BusinessClock clock;

    ChargeDesk(Charges charges, Customers customers, DocumentGate gate, AuditLog audit, BusinessClock clock) {
        this.charges = charges;
        this.customers = customers;
        this.gate = gate;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of one reported charge. */
    public sealed interface Outcome {
        ChargeId id();

        record Recorded(ChargeId id) implements Outcome {}

        /** It was reported before, under this id; nothing changed. */
        record Known(ChargeId id) implements Outcome {}
    }

    /** Records charges, in their order, all of existing customers. */
    public List<Outcome> record(Caller caller, List<ChargeInput> inputs) {
        caller.must(Permission.KEEP_CHARGES);
        if (inputs.stream().anyMatch(input -> RESERVED.contains(input.source()))) {
            throw Refusal.invalid(
                    "SOURCE_RESERVED",
                    "Charges of contracts come from their schedules, those of orders from deliveries, and those that bill"
                            + " anew from corrections; name another source.");
        }
        return take(caller, inputs);
    }

    /** Records what bills a corrected invoice anew. */
    public List<Outcome> recordCorrected(Caller caller, List<ChargeInput> inputs) {
        caller.must(Permission.KEEP_CHARGES);
        if (inputs.stream().anyMatch(input -> !input.source().equals(CORRECTION))) {
            throw new IllegalArgumentException("only charges of corrections");
        }
        return take(caller, inputs);
    }

    /** The same for what contracts and orders charge. */
    List<Outcome> take(Caller caller, List<ChargeInput> reported) {
        CompanyId company = caller.company();
        List<ChargeInput> inputs = ofSurvivors(company, reported);
        Map<SourceKey, ChargeId> known =
                charges.known(company, inputs.stream().map(SourceKey::of).toList());
        Map<ChargeId, ChargeInput> fresh = new LinkedHashMap<>();
        Set<SourceKey> seen = new LinkedHashSet<>(known.keySet());
        for (ChargeInput input : inputs) {
            if (seen.add(SourceKey.of(input))) {
                fresh.put(ChargeId.next(), input);
            }
        }
        Set<UUID> inserted = fresh.isEmpty()
                ? Set.of()
                : charges.insert(company, fresh, clock.now(), caller.actor().reference());
        openDocuments(caller, fresh, inserted);
        writeDown(caller, fresh, inserted);
        return outcomes(company, inputs, inserted);
    }

    public Outcome record(Caller caller, ChargeInput input) {
        return record(caller, List.of(input)).getFirst();
    }

    /** Takes back a charge that was not billed yet. */
    public void withdraw(Caller caller, ChargeId id, String reason) {
        caller.must(Permission.KEEP_CHARGES);
        Charge charge = charges.find(caller.company(), id).orElseThrow(() -> Refusal.notFound("charge"));
        if (reason.isBlank()) {
            throw Refusal.invalid("REASON_MISSING", "Say why the charge is withdrawn.");
        }
        if (!charges.withdraw(caller.company(), id, clock.today(caller.company()), reason.strip())) {
            throw Refusal.conflict(
                    "CHARGE_NOT_UNBILLED",
                    "The charge is on a draft or an invoice, or withdrawn; credit the invoice instead.");
        }
        gate.drop(caller.company(), id.value());
        audit.record(
                caller, event("charge.withdraw", charge.id(), charge.input()).because(reason.strip()));
    }

    /** A charge for a duplicate is one for the customer it was merged into. */
    private List<ChargeInput> ofSurvivors(CompanyId company, List<ChargeInput> inputs) {
        var ids = inputs.stream().map(ChargeInput::customer).collect(Collectors.toSet());
        Map<CustomerId, Customer> known = customers.byIds(company, ids);
        if (known.size() < ids.size()) {
            throw Refusal.notFound("customer");
        }
        return inputs.stream()
                .map(input -> {
                    CustomerId survivor =
                            Objects.requireNonNull(known.get(input.customer())).mergedInto();
                    return survivor == null ? input : input.of(survivor);
                })
                .toList();
    }

    /** What the new charges will wait for can be chased from the day they are known. */
    private void openDocuments(Caller caller, Map<ChargeId, ChargeInput> fresh, Set<UUID> inserted) {
        List<Billable> billables = fresh.entrySet().stream()
                .filter(charge -> inserted.contains(charge.getKey().value()))
                .map(charge -> Charge.billable(charge.getKey(), charge.getValue()))
                .toList();
        gate.open(
                caller.company(),
                gate.missing(caller.company(), billables),
                caller.actor().reference());
    }

    private void writeDown(Caller caller, Map<ChargeId, ChargeInput> fresh, Set<UUID> inserted) {
        List<AuditEvent> events = new ArrayList<>();
        fresh.forEach((id, input) -> {
            if (inserted.contains(id.value())) {
                events.add(event("charge.record", id, input)
                        .fact("amount", input.amount())
                        .fact("source", input.source())
                        .fact("sourceId", input.sourceId()));
            }
        });
        if (!events.isEmpty()) {
            audit.record(caller, events);
        }
    }

    private List<Outcome> outcomes(CompanyId company, List<ChargeInput> inputs, Set<UUID> inserted) {
        Map<SourceKey, ChargeId> ids =
                charges.known(company, inputs.stream().map(SourceKey::of).toList());
        List<Outcome> outcomes = new ArrayList<>();
        Set<ChargeId> told = new LinkedHashSet<>();
        for (ChargeInput input : inputs) {
            ChargeId id = Objects.requireNonNull(ids.get(SourceKey.of(input)));
            boolean recorded = inserted.contains(id.value()) && told.add(id);
            outcomes.add(recorded ? new Outcome.Recorded(id) : new Outcome.Known(id));
        }
        return outcomes;
    }

    private static AuditEvent event(String command, ChargeId id, ChargeInput input) {
        return AuditEvent.of(command, "charge", id.value(), null)
                .about(input.customer().value());
    }
}
