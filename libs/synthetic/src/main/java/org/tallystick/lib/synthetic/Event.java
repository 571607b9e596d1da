package org.tallystick.lib.synthetic;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A payment as it really was, before it is written down on a bank line. */
final class Event {
    final String id;
    final int day;
    final Party party;
    final String shape;
    final String chosenBy;
    final List<Part> parts = new ArrayList<>();
    long amount;
    boolean splitFree;
    /** The amount alone tells the items, to somebody who knows the payer. */
    boolean told;
    /** Nothing but a number can tell a part payment. */
    boolean differs;

    @Nullable
    Event duplicateOf;

    PaidBy paidBy = PaidBy.SELF;
    Style style = Style.NONE;
    String stranger = "";

    /** Who sends the money. */
    enum PaidBy {
        SELF,
        HEAD,
        SERVICE,
        STRANGER,
        LOOK_ALIKE
    }

    /** Cash and adjustment on one document. */
    record Part(Document document, long cash, long adjustment, String reason) {}

    Event(String id, int day, Party party, String shape, String chosenBy) {
        this.id = id;
        this.day = day;
        this.party = party;
        this.shape = shape;
        this.chosenBy = chosenBy;
    }

    List<Document> documents() {
        return parts.stream().map(Part::document).toList();
    }
}
