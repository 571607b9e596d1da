package org.tallystick.providers;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.Payment;
import org.tallystick.payments.PaymentDesk;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.PaymentInput;
import org.tallystick.payments.Payments;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.providers.ProviderPayment.Dispute;
import org.tallystick.receivables.AllocationDesk;
import org.tallystick.receivables.AllocationRequest;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;
import org.tallystick.receivables.Slice;

/** Moves the money of an attempt, by the desks that always do: the payment, its fee, a return, a chargeback. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Settlement {
    /** By which rule an online payment settles its items; also what its payments name as their source. */
    static final String RULE = "online-payment";

    private static final String LOST = "CHARGEBACK";

    private final Attempts attempts;
    private final ClearingBook clearing;
    private final Chargebacks chargebacks;
    private final SavedMethods methods;
    private final Payments payments;
    private final PaymentDesk paymentDesk;
    private final OpenItems items;
    private final AllocationDesk allocationDesk;
    private final BusinessClock clock;

    Settlement(
            Attempts attempts,
            ClearingBook clearing,
            Chargebacks chargebacks,
            SavedMethods methods,
            Payments payments,
            PaymentDesk paymentDesk,
            OpenItems items,
            AllocationDesk allocationDesk,
            BusinessClock clock) {
        this.attempts = attempts;
        this.clearing = clearing;
        this.chargebacks = chargebacks;
        this.methods = methods;
        this.payments = payments;
        this.paymentDesk = paymentDesk;
        this.items = items;
        this.allocationDesk = allocationDesk;
        this.clock = clock;
    }

    /** The money is there: a payment on the clearing account, which settles what it was for. */
    PaymentId clear(Caller caller, Attempt attempt, ProviderPayment seen) {
        CompanyId company = caller.company();
        LocalDate on = clearing.day(company, seen.capturedAt());
        PaymentId payment = paymentDesk.capture(
                caller,
                new PaymentInput(
                        attempt.customer(),
                        seen.method(),
                        seen.amount(),
                        on,
                        seen.id(),
                        null,
                        null,
                        clearing.account(
                                        company,
                                        attempt.provider(),
                                        seen.amount().currency())
                                .id(),
                        RULE + ":" + attempt.provider(),
                        seen.id()));
        settle(caller, attempt, payment, on);
        clearing.charge(company, attempt, "PAYMENT", seen.fee(), on);
        if (attempt.consent() != null && seen.card() != null) {
            methods.keep(caller, attempt, seen.card());
        }
        return payment;
    }

    /** What a person settled meanwhile in another way leaves so much of the payment unapplied. */
    private void settle(Caller caller, Attempt attempt, PaymentId payment, LocalDate on) {
        List<Slice> wanted = attempts.slices(caller.company(), attempt.id());
        Map<OpenItemId, OpenItem> current =
                items.lock(caller.company(), wanted.stream().map(Slice::item).toList()).stream()
                        .collect(Collectors.toMap(OpenItem::id, Function.identity()));
        List<Slice> slices = wanted.stream()
                .map(slice -> new Slice(
                        slice.item(),
                        slice.amount()
                                .min(Objects.requireNonNull(current.get(slice.item()))
                                        .open())))
                .filter(slice -> slice.amount().isPositive())
                .toList();
        if (!slices.isEmpty()) {
            allocationDesk.allocate(caller, new AllocationRequest(payment, slices, List.of(), on, RULE));
        }
    }

    /** The payer's bank took it back: everything is open again, at its original due date (RULE-08). */
    void takeBack(Caller caller, Attempt attempt, ProviderPayment seen, String code) {
        PaymentId id = Objects.requireNonNull(attempt.payment());
        boolean booked =
                payments.find(caller.company(), id).map(Payment::isReturned).orElse(false);
        if (!booked) {
            allocationDesk.returnPayment(caller, id, clock.today(caller.company()), code);
        }
        block(caller, attempt, seen, code);
    }

    void dispute(Caller caller, Attempt attempt, ProviderPayment seen) {
        CompanyId company = caller.company();
        Dispute dispute = Objects.requireNonNull(seen.dispute());
        LocalDate today = clock.today(company);
        Payment payment = lock(company, attempt);
        var chargeback = new Chargeback(
                Ids.next(),
                attempt.id(),
                payment.id(),
                attempt.customer(),
                attempt.provider(),
                payment.amount(),
                dispute.reason(),
                today,
                dispute.evidenceBy(),
                Chargeback.State.OPEN,
                null);
        chargebacks.insert(company, chargeback, dispute.id(), clock.now());
        paymentDesk.dispute(caller, payment, today, chargeback.id());
        Money fee = dispute.fee();
        clearing.charge(company, attempt, "DISPUTE", fee, today);
    }

    void win(Caller caller, Attempt attempt) {
        CompanyId company = caller.company();
        Payment payment = lock(company, attempt);
        Chargeback chargeback = chargebacks.ofPayment(company, payment.id()).orElseThrow();
        LocalDate today = clock.today(company);
        chargebacks.decide(company, chargeback, Chargeback.State.WON, today);
        paymentDesk.winDispute(caller, payment, today, chargeback.id());
    }

    void lose(Caller caller, Attempt attempt, ProviderPayment seen) {
        CompanyId company = caller.company();
        PaymentId id = Objects.requireNonNull(attempt.payment());
        Chargeback chargeback = chargebacks.ofPayment(company, id).orElseThrow();
        LocalDate today = clock.today(company);
        allocationDesk.loseDispute(caller, id, today, LOST);
        chargebacks.decide(company, chargeback, Chargeback.State.LOST, today);
        block(caller, attempt, seen, "Chargeback lost");
    }

    /** Nobody charges the method again, whether the attempt used it or let us keep it. */
    void block(Caller caller, Attempt attempt, @Nullable ProviderPayment seen, String reason) {
        if (seen != null) {
            methods.of(caller.company(), attempt, seen).ifPresent(method -> methods.block(caller, method, reason));
        } else if (attempt.method() != null) {
            methods.block(caller, attempt.method(), reason);
        }
    }

    private Payment lock(CompanyId company, Attempt attempt) {
        return payments.lock(company, List.of(Objects.requireNonNull(attempt.payment())))
                .getFirst();
    }
}
