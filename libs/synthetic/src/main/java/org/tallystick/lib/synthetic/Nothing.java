package org.tallystick.lib.synthetic;

import java.util.List;
import org.tallystick.lib.synthetic.Event.PaidBy;

/** Lines with nothing to apply: repetitions, strangers, prepayments, outgoing money. */
final class Nothing {
    private static final int WINDOW = 25;
    private static final int ATTEMPTS = 20;

    private final Dice dice;
    private final List<Event> earlier;

    Nothing(Dice dice, List<Event> earlier) {
        this.dice = dice;
        this.earlier = earlier;
    }

    Event event(String id, Party party, int day) {
        return switch (dice.weighted(350, 150, 120, 130, 150, 50, 50)) {
            case 0 -> repetition(id, party, day);
            case 1 -> stranger(id, party, day, "income", dice.between(party.scale / 4, party.scale * 2));
            case 2 -> stranger(id, party, day, "stranger-equal", dice.pick(party.pool).open);
            case 3 -> foreign(id, party, day);
            case 4 -> free(id, party, day, "prepayment");
            case 5 -> lookAlike(id, party, day);
            default -> outgoing(id, party, day);
        };
    }

    /** The same payment once more; without a reference only when no other open document has that amount. */
    private Event repetition(String id, Party party, int day) {
        for (int i = earlier.size() - 1; i >= 0 && day - earlier.get(i).day <= WINDOW; i--) {
            Event first = earlier.get(i);
            boolean named = first.style == Style.FULL || first.style == Style.REFERENCE;
            boolean whole = first.shape.equals("single") || first.shape.equals("multi");
            if (whole && first.paidBy == PaidBy.SELF && (named || !new Telling(party).isTaken(first.amount))) {
                var event = new Event(id, day, party, "duplicate", "free");
                event.amount = first.amount;
                event.duplicateOf = first;
                return event;
            }
        }
        return free(id, party, day, "prepayment");
    }

    private static Event stranger(String id, Party party, int day, String shape, long amount) {
        var event = new Event(id, day, party, shape, "free");
        event.amount = Math.abs(amount);
        event.paidBy = PaidBy.STRANGER;
        return event;
    }

    private Event foreign(String id, Party party, int day) {
        Event event = free(id, party, day, "foreign-number");
        event.paidBy = dice.perMille(500) ? PaidBy.STRANGER : PaidBy.SELF;
        return event;
    }

    private Event lookAlike(String id, Party party, int day) {
        Event event = stranger(id, party, day, "look-alike", dice.pick(party.pool).open);
        event.paidBy = PaidBy.LOOK_ALIKE;
        return event;
    }

    /** An amount that is nobody's: neither a document nor a set with a structure. */
    private Event free(String id, Party party, int day, String shape) {
        var event = new Event(id, day, party, shape, "free");
        var telling = new Telling(party);
        for (int i = 0; i < ATTEMPTS; i++) {
            event.amount = dice.between(party.scale / 4, party.scale * 2);
            if (!telling.isTaken(event.amount)) {
                return event;
            }
        }
        event.paidBy = PaidBy.STRANGER;
        return event;
    }

    private Event outgoing(String id, Party party, int day) {
        Event event = free(id, party, day, "outgoing");
        event.amount = -event.amount;
        return event;
    }
}
