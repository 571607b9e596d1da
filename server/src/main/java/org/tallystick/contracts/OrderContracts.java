package org.tallystick.contracts;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.contracts.OrderBook.Taken;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Percent;
import org.tallystick.lib.receivables.pricing.Rate;
import org.tallystick.platform.Refusal;

/**
 * Drafts contracts for the lines of orders that recur: the next version of the contract an order names, or new contracts,
 * one for each pair of first and last day. Signing them makes them charge.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OrderContracts {
    private final Contracts contracts;
    private final ContractDrafts drafts;
    private final ContractVersions versions;
    private final ContractDesk desk;
    private final OrderAgreements agreements;

    OrderContracts(
            Contracts contracts,
            ContractDrafts drafts,
            ContractVersions versions,
            ContractDesk desk,
            OrderAgreements agreements) {
        this.contracts = contracts;
        this.drafts = drafts;
        this.versions = versions;
        this.desk = desk;
        this.agreements = agreements;
    }

    /** The days of a contract. */
    private record Days(LocalDate first, @Nullable LocalDate last) {
        static Days of(OrderLine line) {
            return new Days(Objects.requireNonNull(line.serviceFrom()), line.serviceTo());
        }
    }

    /** What a revision has of lines that recur and are not agreed; drafts that say the same stay as they are. */
    void draft(Caller caller, Taken taken, CustomerId customer, @Nullable Order before) {
        OrderInput input = taken.input();
        List<OrderLine> wanted = input.lines().stream()
                .filter(OrderLine::recurs)
                .filter(line -> before == null
                        || !before.line(line.line())
                                .map(Order.Progress::isAgreed)
                                .orElse(false))
                .toList();
        if (before != null && stands(before, input, wanted)) {
            return;
        }
        Deque<ContractId> free = new ArrayDeque<>(before == null ? List.of() : withdraw(caller, before));
        if (wanted.isEmpty()) {
            return;
        }
        String number = input.contractNumber();
        if (number != null) {
            Contract contract =
                    contracts.byNumber(caller.company(), number).orElseThrow(() -> Refusal.notFound("contract"));
            desk.amend(caller, contract.id());
            add(caller, taken, contract.id(), contract.title(), wanted);
            return;
        }
        Map<Days, List<OrderLine>> terms = new LinkedHashMap<>();
        wanted.forEach(line ->
                terms.computeIfAbsent(Days.of(line), _ -> new ArrayList<>()).add(line));
        terms.forEach((days, lines) -> {
            ContractId contract = free.isEmpty() ? begin(caller, input, customer, days) : again(caller, free.pop());
            add(caller, taken, contract, title(input), lines);
        });
    }

    private static boolean stands(Order before, OrderInput input, List<OrderLine> wanted) {
        List<Order.Progress> present = before.lines().stream()
                .filter(line -> line.line().recurs() && !line.isAgreed())
                .toList();
        return Objects.equals(before.contractNumber(), input.contractNumber())
                && present.size() == wanted.size()
                && present.stream().allMatch(line -> stands(line, wanted));
    }

    private static boolean stands(Order.Progress line, List<OrderLine> wanted) {
        Order.Agreement agreement = line.agreement();
        Optional<OrderLine> sent = wanted.stream()
                .filter(other -> other.line() == line.line().line())
                .findFirst();
        return agreement != null
                && agreement.state() == Order.Agreed.DRAFTED
                && sent.isPresent()
                && OrderDifference.between(line.line().line(), line.line(), sent.get())
                        .isEmpty();
    }

    /** Takes what is not agreed of an order out of its drafts; returns its contracts that were never signed. */
    List<ContractId> withdraw(Caller caller, Order order) {
        Map<ContractId, Set<Integer>> drafted = new LinkedHashMap<>();
        Map<ContractId, Integer> next = new LinkedHashMap<>();
        for (Order.Progress line : order.lines()) {
            Order.Agreement agreement = line.agreement();
            if (agreement != null && !line.isAgreed()) {
                next.put(agreement.contract(), agreement.version());
                drafted.computeIfAbsent(agreement.contract(), _ -> new LinkedHashSet<>())
                        .add(agreement.contractLine());
            }
        }
        List<ContractId> unsigned = new ArrayList<>();
        drafted.forEach((id, lines) -> {
            int version = Objects.requireNonNull(next.get(id));
            Contract contract = contracts.lock(caller.company(), id);
            agreements.remove(caller.company(), order.id(), id, version);
            if (contract.versions() < version) {
                takeOut(caller, contract, lines);
            } else if (order.lines().stream().anyMatch(line -> isDrafted(line, id))) {
                throw Refusal.conflict("LINE_AGREED", "Contract " + contract.number() + " was signed just now.");
            }
            if (contract.versions() == 0) {
                unsigned.add(id);
            }
        });
        return unsigned;
    }

    private static boolean isDrafted(Order.Progress line, ContractId contract) {
        Order.Agreement agreement = line.agreement();
        return agreement != null && agreement.contract().equals(contract) && agreement.state() == Order.Agreed.DRAFTED;
    }

    /** A draft in which nothing else is new goes with the lines. */
    private void takeOut(Caller caller, Contract contract, Set<Integer> lines) {
        ContractDraft draft = drafts.find(caller.company(), contract.id()).orElse(null);
        if (draft == null) {
            return;
        }
        List<ContractLine> rest = draft.terms().lines().stream()
                .filter(line -> !lines.contains(line.line()))
                .toList();
        List<ContractLine> signed = versions.of(caller.company(), contract.id()).stream()
                .findFirst()
                .map(version -> version.terms().lines())
                .orElse(List.of());
        if (rest.equals(signed)) {
            desk.discard(caller, contract.id());
        } else {
            save(caller, draft, contract.title(), rest);
        }
    }

    private ContractId begin(Caller caller, OrderInput order, CustomerId customer, Days days) {
        contracts.lockNumbers(caller.company());
        return desk.draft(
                caller,
                new ContractInput(
                        contracts.nextNumber(caller.company()),
                        customer,
                        title(order),
                        order.currency(),
                        days.first(),
                        days.last(),
                        new ContractTerms("", List.of())));
    }

    private ContractId again(Caller caller, ContractId contract) {
        if (!contracts.get(caller.company(), contract).hasDraft()) {
            desk.amend(caller, contract);
        }
        return contract;
    }

    private void add(Caller caller, Taken taken, ContractId id, String title, List<OrderLine> lines) {
        ContractDraft draft = drafts.find(caller.company(), id).orElseThrow();
        int version = contracts.get(caller.company(), id).versions() + 1;
        int last = draft.terms().lines().stream()
                .mapToInt(ContractLine::line)
                .max()
                .orElse(0);
        List<ContractLine> all = new ArrayList<>(draft.terms().lines());
        for (OrderLine line : lines) {
            all.add(line(++last, taken.input(), line));
            agreements.insert(caller.company(), taken.id(), line.line(), id, last, version);
        }
        Days days = Days.of(lines.getFirst());
        var dated = new ContractDraft(id, draft.revision(), days.first(), days.last(), draft.terms());
        save(caller, dated, title, all);
    }

    private void save(Caller caller, ContractDraft draft, String title, List<ContractLine> lines) {
        desk.save(
                caller,
                new ContractDraft(
                        draft.contract(),
                        draft.revision(),
                        draft.effectiveOn(),
                        draft.endsOn(),
                        new ContractTerms(draft.terms().text(), lines)),
                title);
    }

    private static ContractLine line(int number, OrderInput order, OrderLine line) {
        return new ContractLine(
                number,
                "Order " + order.externalId() + ", line " + line.line(),
                line.description(),
                new Rate.PerUnit(line.unitPrice()),
                line.quantity(),
                line.unit(),
                Percent.ZERO,
                null,
                line.taxCode(),
                line.schedule());
    }

    private static String title(OrderInput order) {
        return "Order " + order.externalId();
    }
}
