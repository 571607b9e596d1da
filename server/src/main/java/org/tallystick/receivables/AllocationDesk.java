package org.tallystick.receivables;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.ExchangeDesk;
import org.tallystick.payments.Payment;
import org.tallystick.payments.PaymentDesk;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.Payments;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;

/** Where payments and credits settle open items, and where that is taken back. Locks in the order of TRUST §3.3. */
@Service
@Transactional
public class AllocationDesk {
    private final Customers customers;
    private final Families families;
    private final Payments payments;
    private final PaymentDesk paymentDesk;
    private final ExchangeDesk exchanges;
    private final OpenItems items;
    private final Allocations allocations;
    private final AllocationBook book;
    private final ReturnFees fees;
    private final ApplicationEventPublisher events;
    private final BusinessClock clock;

    AllocationDesk(
            Customers customers,
            Families families,
            Payments payments,
            PaymentDesk paymentDesk,
            ExchangeDesk exchanges,
            OpenItems items,
            Allocations allocations,
            AllocationBook book,
            ReturnFees fees,
            ApplicationEventPublisher events,
            BusinessClock clock) {
        this.customers = customers;
        this.families = families;
        this.payments = payments;
        this.paymentDesk = paymentDesk;
        this.exchanges = exchanges;
        this.items = items;
        this.allocations = allocations;
        this.book = book;
        this.fees = fees;
        this.events = events;
        this.clock = clock;
    }

    /** Settles open items with a payment, in full or in part; never more than either has. */
    public List<AllocationId> allocate(Caller caller, AllocationRequest request) {
        return allocateAll(caller, List.of(request));
    }

    /** The same for many, all or none, one after another; in a few statements. */
    public List<AllocationId> allocateAll(Caller caller, List<AllocationRequest> requests) {
        caller.must(Permission.ALLOCATE);
        CompanyId company = caller.company();
        requests.forEach(request -> requireNotFuture(company, request.effectiveOn()));
        Set<OpenItemId> wanted = new LinkedHashSet<>();
        requests.forEach(request -> request.everySlice().forEach(slice -> wanted.add(slice.item())));
        Set<PaymentId> sources = new LinkedHashSet<>();
        requests.forEach(request -> sources.add(request.payment()));
        lockCustomers(company, sources, wanted);
        Map<PaymentId, Payment> paid = lock(company, sources);
        Map<OpenItemId, OpenItem> locked = lockItems(company, wanted);
        Map<PaymentId, CustomerId> identified = new LinkedHashMap<>();
        var settlement = book.begin(caller, clock.today(company), AllocationRequest.MANUAL);
        for (AllocationRequest request : requests) {
            settle(company, settlement, request, paid, locked, identified);
        }
        payments.setCustomers(company, identified);
        List<AllocationId> made = settlement.done();
        events.publishEvent(new AllocationsMade(caller, requests));
        return made;
    }

    private void settle(
            CompanyId company,
            AllocationBook.Settlement settlement,
            AllocationRequest request,
            Map<PaymentId, Payment> paid,
            Map<OpenItemId, OpenItem> locked,
            Map<PaymentId, CustomerId> identified) {
        Payment payment = Objects.requireNonNull(paid.get(request.payment()));
        settlement.under(request.effectiveOn(), request.rule());
        List<OpenItem> items =
                request.everySlice().map(slice -> current(locked, slice)).toList();
        CustomerId payer = families.payer(company, payment, items);
        Netting netting = Netting.of(request.slices(), request.credits());
        for (Slice slice : netting.paid()) {
            payment = settlement.pay(payment, current(locked, slice), slice.amount(), locked);
        }
        for (Netting.Credited part : netting.credited()) {
            settlement.credit(
                    part.credit(),
                    payment.id(),
                    current(locked, part.slice()),
                    part.slice().amount(),
                    locked);
        }
        for (Difference difference : request.differences()) {
            settlement.name(payment.id(), difference, current(locked, difference.slice()), locked);
        }
        paid.put(payment.id(), payment);
        if (!payer.equals(payment.customer())) {
            identified.put(payment.id(), payer);
        }
    }

    /** Uses a credit memo's remainder to settle items of the same customer family. */
    public List<AllocationId> applyCredit(
            Caller caller, OpenItemId credit, List<Slice> slices, LocalDate on, String rule) {
        caller.must(Permission.ALLOCATE);
        CompanyId company = caller.company();
        requireNotFuture(company, on);
        Set<OpenItemId> wanted = new LinkedHashSet<>(List.of(credit));
        slices.forEach(slice -> wanted.add(slice.item()));
        customers.lock(company, customersOf(company, wanted));
        Map<OpenItemId, OpenItem> locked = lockItems(company, wanted);
        OpenItem source = locked.get(credit);
        if (source == null || source.kind() != OpenItem.Kind.CREDIT) {
            throw Refusal.notFound("credit");
        }
        families.require(company, source.customer(), locked.values());
        var settlement = book.begin(caller, on, rule);
        for (Slice slice : slices) {
            settlement.credit(credit, null, current(locked, slice), slice.amount(), locked);
        }
        return settlement.done();
    }

    /** Gives up what is open on an item: posted to write-offs, and never called paid. */
    List<AllocationId> writeOff(Caller caller, OpenItemId id, Money amount, LocalDate on, String reason) {
        caller.must(Permission.WRITE_OFF);
        CompanyId company = caller.company();
        requireReason(reason);
        requireNotFuture(company, on);
        customers.lock(company, customersOf(company, Set.of(id)));
        Map<OpenItemId, OpenItem> locked = lockItems(company, Set.of(id));
        var settlement = book.begin(caller, on, AllocationRequest.MANUAL);
        settlement.writeOff(current(locked, new Slice(id, amount)), amount, reason.strip(), locked);
        return settlement.done();
    }

    /** A late fee is not insisted on: what was earned by it is taken back, which is neither a payment nor a write-off (RULE-13). */
    public AllocationId waive(Caller caller, OpenItemId id, Money amount, LocalDate on, String reason) {
        caller.must(Permission.WRITE_OFF);
        CompanyId company = caller.company();
        requireReason(reason);
        requireNotFuture(company, on);
        customers.lock(company, customersOf(company, Set.of(id)));
        Map<OpenItemId, OpenItem> locked = lockItems(company, Set.of(id));
        OpenItem item = current(locked, new Slice(id, amount));
        if (item.kind() != OpenItem.Kind.LATE_FEE) {
            throw Refusal.conflict(
                    "NOT_A_LATE_FEE", "Only late fees are waived; credit or write off what else is owed.");
        }
        var settlement = book.begin(caller, on, AllocationRequest.MANUAL);
        settlement.waive(item, amount, reason.strip(), locked);
        return settlement.done().getFirst();
    }

    /**
     * Takes allocations back: the items are open again, the sources have their amounts again. What came with the payment on
     * the same item goes too: discounts, bank charges, small differences, and credits taken along.
     */
    public void takeBack(Caller caller, Collection<AllocationId> ids, LocalDate on, String reason) {
        takeBack(caller, ids, on, reason, false);
    }

    /** The same, saying whether the money was not meant for this customer at all. */
    public void takeBack(
            Caller caller, Collection<AllocationId> ids, LocalDate on, String reason, boolean wrongCustomer) {
        caller.must(Permission.ALLOCATE);
        requireReason(reason);
        requireNotFuture(caller.company(), on);
        Map<AllocationId, Allocation> taken = new LinkedHashMap<>();
        for (AllocationId id : ids) {
            Allocation allocation =
                    allocations.find(caller.company(), id).orElseThrow(() -> Refusal.notFound("allocation"));
            requireNoRefund(caller.company(), allocation);
            taken.put(id, allocation);
            cameWith(caller.company(), allocation).forEach(other -> taken.put(other.id(), other));
        }
        reverse(caller, taken.values(), on, reason.strip());
        events.publishEvent(
                new AllocationsTakenBack(caller, List.copyOf(taken.values()), reason.strip(), wrongCustomer));
    }

    /** A refund ends on its own page. */
    private void requireNoRefund(CompanyId company, Allocation allocation) {
        OpenItem item = items.find(company, allocation.item()).orElseThrow();
        if (item.kind() == OpenItem.Kind.REFUND) {
            throw Refusal.conflict(
                    "REFUND_SETTLED",
                    "This belongs to refund " + item.number() + "; reject it, or say that it failed or came back.");
        }
    }

    /** On the same item, or on one where the payment itself has no part. */
    private List<Allocation> cameWith(CompanyId company, Allocation allocation) {
        if (allocation.payment() == null) {
            return List.of();
        }
        List<Allocation> active = allocations.ofPayment(company, allocation.payment()).stream()
                .filter(Allocation::isActive)
                .toList();
        Set<OpenItemId> paid = new HashSet<>();
        active.stream().filter(other -> other.payment() != null).forEach(other -> paid.add(other.item()));
        return active.stream()
                .filter(other -> other.grantedWith() != null)
                .filter(other -> other.item().equals(allocation.item()) || !paid.contains(other.item()))
                .toList();
    }

    /**
     * The bank took a payment back: everything it settled is open again, at its original due date, and the payment is
     * booked out (RULE-08); what that costs the customer by rule is charged with it. What it was exchanged into becomes the
     * payment again first.
     */
    public void returnPayment(Caller caller, PaymentId id, LocalDate on, String reasonCode) {
        takePaymentBack(caller, id, on, reasonCode, false);
    }

    /** The payer won the dispute of a payment: the same, with the money that left the clearing account before. */
    public void loseDispute(Caller caller, PaymentId id, LocalDate on, String reasonCode) {
        takePaymentBack(caller, id, on, reasonCode, true);
    }

    private void takePaymentBack(Caller caller, PaymentId id, LocalDate on, String reasonCode, boolean disputed) {
        caller.must(Permission.TAKE_PAYMENTS);
        CompanyId company = caller.company();
        requireReason(reasonCode);
        requireNotFuture(company, on);
        Payment before = payments.find(company, id).orElseThrow(() -> Refusal.notFound("payment"));
        if (before.isReturned()) {
            throw Refusal.conflict("PAYMENT_RETURNED", "This payment was returned before.");
        }
        if (before.isExchange()) {
            throw Refusal.conflict(
                    "PAYMENT_EXCHANGED", "Another payment was exchanged into this one; book the return on that one.");
        }
        if (on.isBefore(before.receivedOn())) {
            throw Refusal.invalid("RETURN_TOO_EARLY", "A payment comes back after it came in; check the date.");
        }
        Set<PaymentId> whole = new LinkedHashSet<>(Set.of(id));
        whole.addAll(exchanges.into(company, id));
        lockCustomers(company, whole, Set.of());
        Map<PaymentId, Payment> locked = lock(company, whole);
        Payment payment = Objects.requireNonNull(locked.get(id));
        if (!whole.containsAll(exchanges.into(company, id))) {
            throw Refusal.conflict("PAYMENT_CHANGED", "The payment was exchanged at this very moment; try again.");
        }
        if (payment.disputed() != disputed) {
            throw Refusal.conflict(
                    "PAYMENT_DISPUTED", "The payer disputes this payment; it comes back when the chargeback is lost.");
        }
        reopen(caller, locked.values(), on, "Payment returned: " + reasonCode.strip());
        exchanges.undoForReturn(caller, id, on, "Payment returned: " + reasonCode.strip());
        paymentDesk.bookReturn(caller, payments.find(company, id).orElseThrow(), on, reasonCode.strip());
        fees.charge(caller, payment, on, reasonCode.strip());
    }

    private void reopen(Caller caller, Collection<Payment> returned, LocalDate on, String reason) {
        if (returned.stream().anyMatch(payment -> payment.refunded().isPositive())) {
            throw Refusal.conflict(
                    "PAYMENT_REFUNDED",
                    "Some of this payment is refunded; reject the refund, or mark it as failed, before the return.");
        }
        List<Allocation> active = returned.stream()
                .flatMap(payment -> allocations.ofPayment(caller.company(), payment.id()).stream())
                .filter(Allocation::isActive)
                .toList();
        if (!active.isEmpty()) {
            reverse(caller, active, on, reason);
        }
    }

    private void reverse(Caller caller, Collection<Allocation> taken, LocalDate on, String reason) {
        CompanyId company = caller.company();
        Set<OpenItemId> touched = new LinkedHashSet<>();
        Set<PaymentId> sources = new LinkedHashSet<>();
        for (Allocation allocation : taken) {
            touched.add(allocation.item());
            if (allocation.credit() != null) {
                touched.add(allocation.credit());
            }
            if (allocation.payment() != null) {
                sources.add(allocation.payment());
            }
        }
        customers.lock(company, customersOf(company, touched));
        payments.lock(company, sources);
        lockItems(company, touched);
        var settlement = book.begin(caller, on, AllocationRequest.MANUAL);
        for (Allocation allocation : taken) {
            Allocation fresh =
                    allocations.find(company, allocation.id()).orElseThrow(() -> Refusal.notFound("allocation"));
            if (!fresh.isActive()) {
                throw Refusal.conflict("ALLOCATION_REVERSED", "This was taken back before.");
            }
            settlement.takeBack(fresh, reason);
        }
        settlement.done();
    }

    private void lockCustomers(CompanyId company, Set<PaymentId> sources, Collection<OpenItemId> wanted) {
        Set<CustomerId> all = new HashSet<>(customersOf(company, wanted));
        payments.byIds(company, sources).values().stream()
                .map(Payment::customer)
                .filter(Objects::nonNull)
                .forEach(all::add);
        customers.lock(company, all);
    }

    private Set<CustomerId> customersOf(CompanyId company, Collection<OpenItemId> wanted) {
        Set<CustomerId> found = new HashSet<>();
        items.byIds(company, wanted).forEach(item -> found.add(item.customer()));
        return found;
    }

    private Map<PaymentId, Payment> lock(CompanyId company, Set<PaymentId> sources) {
        Map<PaymentId, Payment> locked = new HashMap<>();
        payments.lock(company, sources).forEach(payment -> locked.put(payment.id(), payment));
        if (locked.size() < sources.size()) {
            throw Refusal.notFound("payment");
        }
        return locked;
    }

    private Map<OpenItemId, OpenItem> lockItems(CompanyId company, Collection<OpenItemId> wanted) {
        Map<OpenItemId, OpenItem> locked = new HashMap<>();
        items.lock(company, wanted).forEach(item -> locked.put(item.id(), item));
        if (locked.size() < wanted.size()) {
            throw Refusal.notFound("open item");
        }
        return locked;
    }

    private static OpenItem current(Map<OpenItemId, OpenItem> locked, Slice slice) {
        OpenItem item = locked.get(slice.item());
        if (item == null) {
            throw Refusal.notFound("open item");
        }
        return item;
    }

    private void requireNotFuture(CompanyId company, LocalDate on) {
        if (on.isAfter(clock.today(company))) {
            throw Refusal.invalid("DATE_IN_FUTURE", "Choose today or an earlier day.");
        }
    }

    private static void requireReason(String reason) {
        if (reason.isBlank()) {
            throw Refusal.invalid("REASON_MISSING", "Say why; the reason is kept with the fact.");
        }
    }

    /** The whole family of a customer, itself included: whose items its money may settle. */
    @Transactional(readOnly = true)
    public List<CustomerId> family(CompanyId company, CustomerId customer) {
        return families.of(company, customer);
    }
}
