package org.tallystick.contracts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.contracts.UsageRecords.UsageKey;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;

/** Where usage of metered lines comes in; a record is taken once, and corrected by one that reverses it. */
@Service
@Transactional
public class UsageDesk {
    private final Contracts contracts;
    private final ContractVersions versions;
    private final UsageRecords records;
    private final PricedPeriods periods;
    private final AuditLog audit;
    private final BusinessClock clock;

    UsageDesk(
            Contracts contracts,
            ContractVersions versions,
            UsageRecords records,
            PricedPeriods periods,
            AuditLog audit,
            BusinessClock clock) {
        this.contracts = contracts;
        this.versions = versions;
        this.records = records;
        this.periods = periods;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of one record. */
    public record Outcome(UUID id, boolean known) {}

    /** What would become of one record. */
    public sealed interface Verdict {
        record Fresh() implements Verdict {}

        record Known() implements Verdict {}

        record Refused(Refusal why) implements Verdict {}
    }

    /** Takes records in, in their order, all or none; those that are known with the same content change nothing. */
    public List<Outcome> record(Caller caller, List<UsageInput> inputs) {
        caller.must(Permission.KEEP_CHARGES);
        CompanyId company = caller.company();
        Map<String, MeteredContract> metered = new TreeMap<>();
        numbers(inputs).forEach(number -> metered.put(number, lock(company, number)));
        Known known = known(company, inputs, metered);
        List<Outcome> outcomes = new ArrayList<>();
        List<UsageRecord> fresh = new ArrayList<>();
        for (UsageInput input : inputs) {
            UsageRecord taken = sound(input, metered.get(input.contractNumber()), known, clock.today(company));
            boolean isKnown = known.records().containsKey(key(taken));
            if (!isKnown) {
                known.add(taken);
                fresh.add(taken);
            }
            outcomes.add(new Outcome(
                    Objects.requireNonNull(known.records().get(key(taken))).id(), isKnown));
        }
        insert(caller, fresh, metered);
        return outcomes;
    }

    /** Says of each record by itself what would become of it, and writes nothing. */
    @Transactional(readOnly = true)
    public List<Verdict> judge(CompanyId company, List<UsageInput> inputs) {
        Map<String, MeteredContract> metered = new TreeMap<>();
        numbers(inputs)
                .forEach(number -> contracts
                        .byNumber(company, number)
                        .ifPresent(contract -> metered.put(number, of(company, contract))));
        List<UsageInput> named = inputs.stream()
                .filter(input -> metered.containsKey(input.contractNumber()))
                .toList();
        Known known = known(company, named, metered);
        LocalDate today = clock.today(company);
        return inputs.stream()
                .map(input -> verdict(input, metered.get(input.contractNumber()), known, today))
                .toList();
    }

    private static Verdict verdict(UsageInput input, @Nullable MeteredContract contract, Known known, LocalDate today) {
        try {
            UsageRecord taken = sound(input, contract, known, today);
            if (known.records().containsKey(key(taken))) {
                return new Verdict.Known();
            }
            known.add(taken);
            return new Verdict.Fresh();
        } catch (Refusal e) {
            return new Verdict.Refused(e);
        }
    }

    private static Stream<String> numbers(List<UsageInput> inputs) {
        return inputs.stream().map(UsageInput::contractNumber).sorted().distinct();
    }

    /** The record that an input stands for; refused when it cannot be taken, or was reported otherwise before. */
    private static UsageRecord sound(
            UsageInput input, @Nullable MeteredContract contract, Known known, LocalDate today) {
        if (contract == null) {
            throw Refusal.notFound("contract");
        }
        UsageRecord wanted = wanted(input, contract, known);
        UsageRecord present = known.records().get(key(wanted));
        if (present == null) {
            contract.requireOpen(input, today);
            known.requireNotReversed(wanted.reverses());
        } else if (!same(present, wanted)) {
            throw Refusal.conflict(
                    "USAGE_DIFFERS",
                    "Record " + input.externalId()
                            + " was reported before with other content; reverse it and send a new one.");
        }
        return wanted;
    }

    private static UsageKey key(UsageRecord row) {
        return new UsageKey(row.contract().value(), row.line(), row.externalId());
    }

    private MeteredContract lock(CompanyId company, String number) {
        ContractId id =
                contracts.byNumber(company, number).map(Contract::id).orElseThrow(() -> Refusal.notFound("contract"));
        Contract contract = contracts.lock(company, id);
        return of(company, contract);
    }

    private MeteredContract of(CompanyId company, Contract contract) {
        return new MeteredContract(
                contract,
                versions.of(company, contract.id()),
                periods.chargedThrough(company, contract.id()).orElse(null));
    }

    private Known known(CompanyId company, List<UsageInput> inputs, Map<String, MeteredContract> metered) {
        List<UsageKey> keys = new ArrayList<>();
        for (UsageInput input : inputs) {
            MeteredContract contract = Objects.requireNonNull(metered.get(input.contractNumber()));
            keys.add(contract.key(input.line(), input.externalId()));
            String reverses = input.reverses();
            if (reverses != null) {
                keys.add(contract.key(input.line(), reverses));
            }
        }
        var known = new Known(new HashMap<>(), new HashSet<>());
        records.known(company, keys).forEach(row -> known.records().put(key(row), row));
        known.reversed()
                .addAll(records.reversed(
                        company,
                        known.records().values().stream().map(UsageRecord::id).toList()));
        return known;
    }

    private static UsageRecord wanted(UsageInput input, MeteredContract contract, Known known) {
        String reverses = input.reverses();
        UsageRecord reversed = reverses == null ? null : known.records().get(contract.key(input.line(), reverses));
        if (reverses != null && (reversed == null || reversed.reverses() != null)) {
            throw Refusal.invalid("REVERSES_NOTHING", "Record " + reverses + " is not there to be reversed.");
        }
        BigDecimal quantity = reversed == null
                ? Objects.requireNonNull(input.quantity())
                : reversed.quantity().negate();
        return new UsageRecord(
                Ids.next(),
                contract.contract().id(),
                input.line(),
                input.externalId(),
                input.usedOn(),
                quantity,
                reversed == null ? null : reversed.id(),
                null);
    }

    private static boolean same(UsageRecord present, UsageRecord wanted) {
        return present.usedOn().equals(wanted.usedOn())
                && present.quantity().compareTo(wanted.quantity()) == 0
                && Objects.equals(present.reverses(), wanted.reverses());
    }

    private void insert(Caller caller, List<UsageRecord> fresh, Map<String, MeteredContract> metered) {
        if (fresh.isEmpty()) {
            return;
        }
        records.insert(caller.company(), fresh, clock.now(), caller.actor().reference());
        List<AuditEvent> events = new ArrayList<>();
        for (MeteredContract contract : metered.values()) {
            long count = fresh.stream()
                    .filter(row -> row.contract().equals(contract.contract().id()))
                    .count();
            if (count > 0) {
                events.add(
                        ContractDesk.said("usage.record", contract.contract()).fact("records", count));
            }
        }
        audit.record(caller, events);
    }

    /** What is recorded already, and what of it was taken back; what is taken now is added. */
    private record Known(Map<UsageKey, UsageRecord> records, Set<UUID> reversed) {
        void add(UsageRecord taken) {
            records.put(key(taken), taken);
            UUID takenBack = taken.reverses();
            if (takenBack != null) {
                reversed.add(takenBack);
            }
        }

        void requireNotReversed(@Nullable UUID takenBack) {
            if (takenBack != null && reversed.contains(takenBack)) {
                throw Refusal.conflict("USAGE_REVERSED", "A record is reversed once; it was reversed before.");
            }
        }
    }
}
