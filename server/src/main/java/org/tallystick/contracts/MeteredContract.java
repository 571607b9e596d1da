package org.tallystick.contracts;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.contracts.UsageRecords.UsageKey;
import org.tallystick.platform.Refusal;

/** A contract with what decides whether usage of it can still be priced. */
record MeteredContract(
        Contract contract,
        List<ContractVersion> versions,
        @Nullable LocalDate chargedThrough) {
    MeteredContract {
        versions = List.copyOf(versions);
    }

    UsageKey key(int line, String externalId) {
        return new UsageKey(contract.id().value(), line, externalId);
    }

    void requireOpen(UsageInput input, LocalDate today) {
        LocalDate first = contract.firstOn();
        LocalDate last = contract.endsOn();
        boolean agreed = versions.stream()
                .flatMap(version -> version.terms().line(input.line()).stream())
                .anyMatch(ContractLine::isMetered);
        if (!agreed) {
            throw Refusal.invalid(
                    "LINE_NOT_METERED", "The contract has no line " + input.line() + " that is billed by usage.");
        }
        boolean over = last != null && input.usedOn().isAfter(last);
        if (first == null || over || input.usedOn().isBefore(first)) {
            throw Refusal.invalid("OUTSIDE_CONTRACT", "The contract does not hold on " + input.usedOn() + ".");
        }
        if (input.usedOn().isAfter(today)) {
            throw Refusal.invalid("DATE_TOO_LATE", "Usage is of today or earlier.");
        }
        if (last != null && chargedThrough != null && !chargedThrough.isBefore(last)) {
            throw Refusal.conflict(
                    "CONTRACT_CHARGED",
                    "The last period of the contract is charged; bill what came too late as a charge.");
        }
    }
}
