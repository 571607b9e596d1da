package org.tallystick.lib.x12.claimpayment;

import java.time.LocalDate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.x12.Location;
import org.tallystick.lib.x12.Problem;
import org.tallystick.lib.x12.ProblemCode;
import org.tallystick.lib.x12.Severity;
import org.tallystick.lib.x12.X12Event;
import org.tallystick.lib.x12.X12Event.SegmentRead;
import org.tallystick.lib.x12.X12Event.TransactionEnded;
import org.tallystick.lib.x12.X12Event.TransactionStarted;
import org.tallystick.lib.x12.claimpayment.PlanPaymentEvent.ClaimRead;
import org.tallystick.lib.x12.claimpayment.PlanPaymentEvent.PaymentEnded;
import org.tallystick.lib.x12.claimpayment.PlanPaymentEvent.PaymentStarted;
import org.tallystick.lib.x12.claimpayment.PlanPaymentEvent.ProblemFound;
import org.tallystick.lib.x12.claimpayment.PlanPaymentEvent.ProviderAdjustmentRead;
import org.tallystick.lib.x12.element.Elements;
import org.tallystick.lib.x12.element.Total;

/**
 * Turns the segments of transactions 835 into payments with claims; those of other transactions are passed over. Only the
 * open claim is kept in memory.
 */
public final class PlanPayments {
    /** The transaction this reads. */
    public static final String TYPE = "835";

    private static final int LAST_PAIR = 13;

    private final Consumer<PlanPaymentEvent> events;
    private final Elements elements = new Elements(this::report);
    private final Total paid = new Total();
    private final Total adjusted = new Total();
    private @Nullable OpenPayment heading;
    private @Nullable PlanPayment payment;
    private @Nullable OpenClaim claim;
    private boolean adjusting;
    private boolean whole;
    private long claims;

    public PlanPayments(Consumer<PlanPaymentEvent> events) {
        this.events = events;
    }

    /** Takes the next event of the envelope reader. */
    public void take(X12Event event) {
        switch (event) {
            case TransactionStarted started -> begin(started);
            case SegmentRead read when heading != null -> segment(heading, elements.at(read));
            case TransactionEnded ended when heading != null -> end(heading, ended);
            default -> {} // other transactions, and the envelopes around them
        }
    }

    private void begin(TransactionStarted started) {
        heading = started.type().equals(TYPE) ? new OpenPayment(started.control(), started.location()) : null;
        elements.begin();
        paid.clear();
        adjusted.clear();
        payment = null;
        claim = null;
        adjusting = false;
        whole = true;
        claims = 0;
    }

    private void segment(OpenPayment opened, Elements read) {
        switch (read.id()) {
            case "CLP" -> {
                detail(opened);
                claim = new OpenClaim(read);
                claims++;
            }
            case "LX" -> detail(opened);
            case "TS2", "TS3" -> {} // figures of the group, outside the balance
            case "PLB" -> {
                detail(opened);
                adjusting = true;
                adjustments(read);
            }
            case "TA1" -> {} // of the interchange
            default -> describe(opened, read);
        }
    }

    private void describe(OpenPayment opened, Elements read) {
        OpenClaim open = claim;
        if (payment == null && open == null) {
            if (read.is("SVC") || read.is("CAS")) {
                outOfPlace(read);
            } else {
                opened.take(read);
            }
        } else if (open == null || adjusting || !open.take(read)) {
            outOfPlace(read);
        }
    }

    private void outOfPlace(Elements read) {
        if (claim != null && claim.isFull()) {
            read.report(Problem.of(
                    Severity.ERROR, ProblemCode.FILE_LIMIT, read.location(), "segments of a claim", "100000"));
            claim = null;
            whole = false;
            return;
        }
        read.report(Problem.of(Severity.ERROR, ProblemCode.PAYMENT_ORDER, read.location(), read.id()));
    }

    /** The heading is complete when the first detail comes, and a claim when the next one does. */
    private void detail(OpenPayment opened) {
        closeClaim();
        if (payment != null) {
            return;
        }
        PlanPayment started = opened.payment(elements);
        payment = started;
        events.accept(new PaymentStarted(started, opened.location()));
        Location order = opened.order();
        if (order == null) {
            elements.report(Problem.of(Severity.ERROR, ProblemCode.PAYMENT_ORDER, opened.location())
                    .saying("payment"));
        } else if (opened.isNotice() && !started.amount().isZero()) {
            elements.report(Problem.of(
                    Severity.ERROR,
                    ProblemCode.PAYMENT_NOTICE,
                    order,
                    started.amount().toPlainString()));
        }
    }

    private void closeClaim() {
        OpenClaim open = claim;
        if (open == null) {
            return;
        }
        claim = null;
        ClaimBalance balance = open.close(elements);
        whole &= balance.isWhole();
        paid.add(open.paid());
        events.accept(new ClaimRead(open.done(), balance, open.location()));
    }

    /** Up to six pairs of reason and amount; a pair without either is none. */
    private void adjustments(Elements read) {
        String payee = read.text(1);
        LocalDate fiscalPeriod = read.day(2);
        for (int i = 3; i <= Math.max(LAST_PAIR, read.segment().size()); i += 2) {
            if (read.segment().isEmpty(i) && read.segment().isEmpty(i + 1)) {
                continue;
            }
            Money amount = read.money(i + 1);
            adjusted.add(amount);
            events.accept(new ProviderAdjustmentRead(
                    new ProviderAdjustment(payee, fiscalPeriod, read.component(i, 1), read.component(i, 2), amount),
                    read.location(i)));
        }
    }

    private void end(OpenPayment opened, TransactionEnded ended) {
        detail(opened);
        heading = null;
        Money amount = payment == null ? Money.zero(elements.currency()) : payment.amount();
        var left = new Total();
        left.add(paid);
        left.subtract(adjusted.money(elements.currency()));
        boolean balanced = opened.hasAmount() && left.is(amount) && !adjusted.isExceeded();
        Location order = opened.order();
        if (!balanced && order != null) {
            elements.report(Problem.of(
                    Severity.ERROR,
                    ProblemCode.PAYMENT_SUM,
                    order,
                    paid.money(elements.currency()).toPlainString(),
                    adjusted.money(elements.currency()).toPlainString(),
                    left.money(elements.currency()).toPlainString(),
                    amount.toPlainString()));
        }
        events.accept(new PaymentEnded(
                claims,
                paid.money(elements.currency()),
                adjusted.money(elements.currency()),
                balanced,
                balanced && whole && elements.isSound() && ended.sound()));
    }

    private void report(Problem problem) {
        events.accept(new ProblemFound(problem));
    }
}
