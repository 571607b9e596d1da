package org.tallystick.lib.collections.promises;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.BusinessDays;
import org.tallystick.lib.money.Money;

/**
 * Judges promises to pay, only once their last day is over and the bank data up to it are complete (DOMAIN SM-4, CAPABILITIES
 * PR-2, PR-3).
 */
public final class Promises {
    private Promises() {}

    /** Money received for the items of a promise or, negative, taken back. */
    public record Receipt(LocalDate on, Money amount) {}

    /**
     * How a promise ended before it was judged.
     *
     * @param state cancelled or superseded
     */
    public record Ending(PromiseState state, LocalDate on) {
        public Ending {
            if (state != PromiseState.CANCELLED && state != PromiseState.SUPERSEDED) {
                throw new IllegalArgumentException("only money decides about " + state);
            }
        }
    }

    /**
     * What can be said about a promise on a day.
     *
     * @param receipts in any order; those before the promise was made, or after the day, do not count
     * @param completeThrough the last day all bank data are in for; null when none are
     */
    public static Judgement judge(
            Promise promise,
            Collection<Receipt> receipts,
            @Nullable Ending ending,
            @Nullable LocalDate completeThrough,
            LocalDate day,
            BusinessDays calendar) {
        LocalDate lastDay = promise.lastDay(calendar);
        Received received = received(promise, receipts, lastDay, promise.lastLateDay(calendar), day);
        Money inTime = received.inTime().min(promise.amount());
        Money later = received.withLater().min(promise.amount()).minus(inTime);
        return new Judgement(
                ending != null && !ending.on().isAfter(day)
                        ? ending.state()
                        : state(promise, inTime, later, isComplete(lastDay, completeThrough), day.isAfter(lastDay)),
                lastDay,
                inTime,
                later);
    }

    private static boolean isComplete(LocalDate lastDay, @Nullable LocalDate completeThrough) {
        return completeThrough != null && !completeThrough.isBefore(lastDay);
    }

    private static PromiseState state(Promise promise, Money inTime, Money later, boolean isComplete, boolean isOver) {
        if (!isOver) {
            return PromiseState.PENDING;
        }
        if (!isComplete) {
            return PromiseState.AWAITING_BANK_DATA;
        }
        if (inTime.equals(promise.amount())) {
            return PromiseState.KEPT;
        }
        if (inTime.isPositive()) {
            return PromiseState.PARTIALLY_KEPT;
        }
        return later.equals(promise.amount()) ? PromiseState.KEPT_LATE : PromiseState.BROKEN;
    }

    /** What came by the last day, by the last late day, and ever; each holds the one before. */
    private record Received(Money inTime, Money withLater, Money all) {
        Received plus(Money amount, boolean isInTime, boolean isLater) {
            return new Received(
                    isInTime ? inTime.plus(amount) : inTime,
                    isInTime || isLater ? withLater.plus(amount) : withLater,
                    all.plus(amount));
        }

        /** Takes back the latest money first, and never more than there is: what is beyond came before the promise. */
        Received less(Money takenBack) {
            Money left = all.minus(takenBack).max(Money.zero(all.currency()));
            return new Received(inTime.min(left), withLater.min(left), left);
        }
    }

    private static Received received(
            Promise promise, Collection<Receipt> receipts, LocalDate lastDay, LocalDate lastLateDay, LocalDate day) {
        List<Receipt> ordered = new ArrayList<>(receipts);
        ordered.removeIf(
                each -> each.on().isBefore(promise.madeOn()) || each.on().isAfter(day));
        ordered.sort(Comparator.comparing(Receipt::on).thenComparing(Receipt::amount, Comparator.reverseOrder()));
        Money nothing = Money.zero(promise.amount().currency());
        Received received = new Received(nothing, nothing, nothing);
        for (Receipt each : ordered) {
            received = each.amount().isNegative()
                    ? received.less(each.amount().negated())
                    : received.plus(
                            each.amount(),
                            !each.on().isAfter(lastDay),
                            !each.on().isAfter(lastLateDay));
        }
        return received;
    }
}
