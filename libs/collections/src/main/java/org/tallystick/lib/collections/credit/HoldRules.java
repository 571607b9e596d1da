package org.tallystick.lib.collections.credit;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;

/**
 * When customers are watched and held (K-3, K-4): what is not set triggers nothing.
 *
 * @param watchRatio from this share of the limit on a customer is watched
 * @param overLimit more than the limit is a trigger
 * @param limitRequired selling without an agreed limit is a trigger
 * @param limitExpired a limit that ran out, with none in its place, is a trigger
 * @param daysOverdue an item overdue for more than so many days is a trigger
 * @param overdueAmount more than so much overdue is a trigger
 * @param withoutDisputed what is disputed counts neither as exposure nor as overdue
 */
public record HoldRules(
        Percent watchRatio,
        boolean overLimit,
        boolean limitRequired,
        boolean limitExpired,
        @Nullable Integer daysOverdue,
        @Nullable Money overdueAmount,
        boolean withoutDisputed) {

    /** What is known about a customer, in one currency. */
    public record Facts(
            Exposure exposure, @Nullable Money limit, boolean expired, long oldestOverdueDays, Money overdue) {}

    /** Why a customer is held, each with its figures. */
    public sealed interface Trigger {
        record OverLimit(Money exposure, Money limit) implements Trigger {}

        record NoLimit() implements Trigger {}

        record LimitExpired() implements Trigger {}

        record TooLate(long days, int allowed) implements Trigger {}

        record TooMuchOverdue(Money overdue, Money allowed) implements Trigger {}
    }

    /**
     * How a customer stands by the rules.
     *
     * @param available what may still be sold on credit; none when there is no limit
     */
    public record Judgement(
            List<Trigger> triggers,
            boolean watched,
            @Nullable Money available) {
        public Judgement {
            triggers = List.copyOf(triggers);
        }

        public boolean held() {
            return !triggers.isEmpty();
        }
    }

    /** As things are, or with an order of that much more. */
    public Judgement judge(Facts facts, Money more) {
        Money exposure = (withoutDisputed
                        ? facts.exposure().withoutDisputed()
                        : facts.exposure().amount())
                .plus(more);
        Money limit = facts.limit();
        List<Trigger> triggers = new ArrayList<>();
        limitTrigger(facts, exposure).ifPresent(triggers::add);
        lateTrigger(facts).ifPresent(triggers::add);
        overdueTrigger(facts).ifPresent(triggers::add);
        return new Judgement(triggers, isWatched(exposure, limit), limit == null ? null : limit.minus(exposure));
    }

    private Optional<Trigger> limitTrigger(Facts facts, Money exposure) {
        Money limit = facts.limit();
        if (limit != null) {
            boolean over = overLimit && exposure.compareTo(limit) > 0;
            return over ? Optional.of(new Trigger.OverLimit(exposure, limit)) : Optional.empty();
        }
        if (facts.expired()) {
            return limitExpired ? Optional.of(new Trigger.LimitExpired()) : Optional.empty();
        }
        return limitRequired ? Optional.of(new Trigger.NoLimit()) : Optional.empty();
    }

    private Optional<Trigger> lateTrigger(Facts facts) {
        return Optional.ofNullable(daysOverdue)
                .filter(allowed -> facts.oldestOverdueDays() > allowed)
                .map(allowed -> new Trigger.TooLate(facts.oldestOverdueDays(), allowed));
    }

    private Optional<Trigger> overdueTrigger(Facts facts) {
        return Optional.ofNullable(overdueAmount)
                .filter(allowed -> facts.overdue().compareTo(allowed) > 0)
                .map(allowed -> new Trigger.TooMuchOverdue(facts.overdue(), allowed));
    }

    private boolean isWatched(Money exposure, @Nullable Money limit) {
        return limit != null && exposure.compareTo(watchRatio.of(limit, RoundingMode.HALF_UP)) >= 0;
    }
}
