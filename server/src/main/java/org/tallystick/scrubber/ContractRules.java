package org.tallystick.scrubber;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether charges agree with the contracts that are kept here. Of customers without any they say nothing. */
final class ContractRules {
    private ContractRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule(
                        "SCR-906",
                        "The contract is one of the customer's",
                        "The customer keeps contracts here, and none that is signed has this number: it is mistyped, or not agreed.",
                        "Own rule; EN 16931 BT-12",
                        Severity.WARN,
                        "Withdraw the charge and record it anew with the contract's number, or have the contract signed.",
                        Place.CHARGE,
                        facts -> facts.contracts().isEmpty()
                                ? Stream.empty()
                                : facts.lines().stream().flatMap(line -> unknown(facts, line))),
                new Rule(
                        "SCR-907",
                        "The service lies within its contract",
                        "What was done before, after or across versions of a contract was not agreed at one price.",
                        "Own rule",
                        Severity.WARN,
                        "Check the days of the charge; divide it where a version begins, or acknowledge it.",
                        Place.CHARGE,
                        facts -> facts.lines().stream().flatMap(line -> outside(facts, line))),
                new Rule(
                        "SCR-908",
                        "The price is the agreed one",
                        "The contract names another price for one unit of the same service on that day.",
                        "Own rule, charges that do not come from the contract's own schedule",
                        Severity.WARN,
                        "Withdraw the charge and record it anew at the agreed price, or acknowledge why it differs.",
                        Place.CHARGE,
                        facts -> facts.lines().stream()
                                .filter(line -> !line.isScheduled())
                                .flatMap(line -> otherPrice(facts, line))));
    }

    private static Stream<Said> unknown(DraftFacts facts, DraftLine line) {
        String number = line.contractNumber();
        if (number == null || number.isBlank()) {
            return Stream.empty();
        }
        Optional<AgreedContract> contract = facts.contract(number);
        if (contract.isEmpty()) {
            return Stream.of(Said.of(line, "contract " + number + " is none of the customer's contracts."));
        }
        return contract.get().versions().isEmpty()
                ? Stream.of(Said.of(line, "contract " + number + " is not signed."))
                : Stream.empty();
    }

    private static Stream<Said> outside(DraftFacts facts, DraftLine line) {
        AgreedContract contract = signed(facts, line.contractNumber());
        if (contract == null) {
            return Stream.empty();
        }
        Optional<AgreedContract.Version> first = contract.on(line.from());
        Optional<AgreedContract.Version> last = contract.on(line.to());
        if (first.isEmpty() || last.isEmpty()) {
            return Stream.of(Said.of(
                    line,
                    "the service from " + line.from() + " to " + line.to() + " is not within contract "
                            + contract.number() + ", which holds " + contract.days() + "."));
        }
        return first.equals(last)
                ? Stream.empty()
                : Stream.of(Said.of(
                        line,
                        "the service from " + line.from() + " to " + line.to() + " goes on into version "
                                + last.get().number() + " of contract " + contract.number() + ", which holds from "
                                + last.get().from() + "."));
    }

    private static @Nullable AgreedContract signed(DraftFacts facts, @Nullable String number) {
        return number == null
                ? null
                : facts.contract(number)
                        .filter(contract -> !contract.versions().isEmpty())
                        .orElse(null);
    }

    /** Asked of the contract a charge names, or of all of them when it names none. */
    private static Stream<Said> otherPrice(DraftFacts facts, DraftLine line) {
        List<BigDecimal> agreed = facts.contracts().stream()
                .filter(contract -> contract.currency().equals(facts.currency()))
                .filter(contract ->
                        line.contractNumber() == null || contract.number().equals(line.contractNumber()))
                .flatMap(contract -> contract.on(line.from()).stream())
                .flatMap(version -> version.prices().stream())
                .filter(price -> price.isOf(line))
                .map(AgreedContract.Price::price)
                .toList();
        boolean named = agreed.stream().anyMatch(price -> price.compareTo(line.unitPrice()) == 0);
        return agreed.isEmpty() || named
                ? Stream.empty()
                : Stream.of(Said.of(
                        line,
                        "the unit price is " + HistoryRules.price(line, line.unitPrice()) + ", agreed is "
                                + agreed.stream()
                                        .map(price -> HistoryRules.price(line, price))
                                        .distinct()
                                        .collect(Collectors.joining(" or "))
                                + "."));
    }
}
