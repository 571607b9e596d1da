package org.tallystick.lib.synthetic;

import java.util.List;
import org.tallystick.lib.synthetic.Event.Part;

/** Payments that are less or more than the documents. */
final class Differences {
    private final Dice dice;

    Differences(Dice dice) {
        this.dice = dice;
    }

    Event event(String id, Party party, int day, List<Document> paid, List<Document> payable) {
        int kind = dice.weighted(300, 80, 170, 200, 150, 100);
        if (kind < 2) {
            boolean late = kind == 1;
            List<Document> reducible = payable.stream()
                    .filter(document -> document.hasDiscount() && inWindow(document, day, late))
                    .toList();
            if (!reducible.isEmpty()) {
                return discounted(id, party, day, dice.some(reducible, paid.size()), late);
            }
            kind = 2 + dice.weighted(170, 200, 150, 100);
        }
        return switch (kind) {
            case 2 -> fee(id, party, day, paid);
            case 3 -> deduction(id, party, day, paid);
            case 4 -> part(id, party, day, paid.getFirst());
            default -> over(id, party, day, paid);
        };
    }

    private static boolean inWindow(Document document, int day, boolean late) {
        int after = day - document.discountUntil();
        return late ? after > 2 && after <= 16 : after <= 0;
    }

    private static Event discounted(String id, Party party, int day, List<Document> paid, boolean late) {
        var event = new Event(id, day, party, late ? "discount-late" : "discount", "free");
        for (Document document : paid) {
            long discount = document.discount();
            event.parts.add(
                    new Part(document, document.open - discount, discount, late ? "DISCOUNT_LATE" : "DISCOUNT"));
            event.amount += document.open - discount;
        }
        event.told = !late && paid.size() == 1 && new Telling(party).tells(event);
        event.differs = late;
        return event;
    }

    private Event fee(String id, Party party, int day, List<Document> paid) {
        long fee = dice.pick(Events.FEES);
        return paid.getFirst().open > 4 * fee
                ? less(id, party, day, paid, "fee", "FEE", fee)
                : deduction(id, party, day, paid);
    }

    private Event deduction(String id, Party party, int day, List<Document> paid) {
        long open = paid.getFirst().open;
        return less(id, party, day, paid, "deduction", "DEDUCTION", Math.max(1, open * dice.between(10, 150) / 1000));
    }

    private Event part(String id, Party party, int day, Document paid) {
        long open = paid.open;
        return less(id, party, day, List.of(paid), "partial", "PARTIAL", open * dice.between(200, 800) / 1000);
    }

    /** All of the difference is missing on the first document. */
    private static Event less(
            String id, Party party, int day, List<Document> paid, String shape, String reason, long missing) {
        var event = new Event(id, day, party, shape, "free");
        for (Document document : paid) {
            boolean first = event.parts.isEmpty();
            long adjustment = first ? Math.min(missing, document.open - 1) : 0;
            event.parts.add(new Part(document, document.open - adjustment, adjustment, first ? reason : ""));
            event.amount += document.open - adjustment;
        }
        event.splitFree = paid.size() > 1;
        event.differs = true;
        return event;
    }

    private Event over(String id, Party party, int day, List<Document> paid) {
        Event event = less(id, party, day, paid, "over", "", 0);
        event.amount += dice.between(1, Math.max(2, paid.getFirst().open / 10));
        return event;
    }
}
