package org.tallystick.lib.collections.dunning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.BusinessDays;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

/** Items and policies of the tests. */
record Owed(Item item) {
    static final CurrencyCode EUR = CurrencyCode.of("EUR");

    /** Five days before, then 7, 21 and 35 days after the due day, ten days apart at least; every day is a business day. */
    static final Policy USUAL = policy(BusinessDays.EVERY_DAY, Map.of(), false);

    static Policy policy(BusinessDays calendar, Map<CurrencyCode, Money> tolerance, boolean lessCredits) {
        return new Policy(
                List.of(
                        new Level(1, -5, Tone.COURTESY),
                        new Level(2, 7, Tone.REMINDER),
                        new Level(3, 21, Tone.DEMAND),
                        new Level(4, 35, Tone.FINAL)),
                10,
                tolerance,
                calendar,
                lessCredits);
    }

    static Owed item(String id, String due, String open) {
        return new Owed(new Item(id, LocalDate.parse(due), eur(open), List.of(), 0, null, false, false));
    }

    Owed had(int level, String on) {
        return new Owed(
                new Item(item.id(), item.dueOn(), item.open(), item.spans(), level, LocalDate.parse(on), false, false));
    }

    Owed suspended(String reason, String from, @Nullable String until, @Nullable String amount) {
        var spans = new ArrayList<>(item.spans());
        spans.add(new Span(
                reason,
                LocalDate.parse(from),
                until == null ? null : LocalDate.parse(until),
                amount == null ? null : eur(amount)));
        return new Owed(
                new Item(item.id(), item.dueOn(), item.open(), spans, item.lastLevel(), item.lastOn(), false, false));
    }

    Owed promiseBroken() {
        return new Owed(new Item(
                item.id(),
                item.dueOn(),
                item.open(),
                item.spans(),
                item.lastLevel(),
                item.lastOn(),
                false,
                false,
                true));
    }

    Owed reserved() {
        return new Owed(new Item(
                item.id(), item.dueOn(), item.open(), item.spans(), item.lastLevel(), item.lastOn(), false, true));
    }

    Owed waiting() {
        return new Owed(new Item(
                item.id(), item.dueOn(), item.open(), item.spans(), item.lastLevel(), item.lastOn(), true, false));
    }

    static Money eur(String amount) {
        return Money.of(amount, EUR);
    }

    static Selection on(String day, Owed... owed) {
        return on(USUAL, day, owed);
    }

    static Selection on(Policy policy, String day, Owed... owed) {
        return Dunning.select(policy, List.of(owed).stream().map(Owed::item).toList(), EUR, LocalDate.parse(day));
    }

    static Choice of(Selection selection, String id) {
        return selection.choices().stream()
                .filter(choice -> choice.item().id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
