package org.tallystick.network;

import java.util.List;

/** How far a message has come. The position orders them; of two at the same position a message has one at most. */
public enum MessageState {
    QUEUED("Queued", 0),
    /** It was handed to the network, which has not said whether it arrived. */
    HANDED_OVER("Outcome unknown, being checked", 1),
    SENT("Sent", 2),
    REFUSED("Not taken by the network", 2),
    ACKNOWLEDGED("Acknowledged", 3),
    ACCEPTED("Accepted by the buyer", 4),
    REJECTED("Rejected by the buyer", 4);

    private final String title;
    private final int position;

    MessageState(String title, int position) {
        this.title = title;
        this.position = position;
    }

    public String title() {
        return title;
    }

    int position() {
        return position;
    }

    public boolean hasEnded() {
        return this == REFUSED || this == ACCEPTED || this == REJECTED;
    }

    /** Whether the network has it. */
    public boolean hasLeft() {
        return position >= SENT.position && this != REFUSED;
    }

    /** The states that what the network says leads through, the first one first. */
    static List<MessageState> courseTo(NetworkReport.State said) {
        return switch (said) {
            case REFUSED -> List.of(REFUSED);
            case TAKEN -> List.of(SENT);
            case ACKNOWLEDGED -> List.of(SENT, ACKNOWLEDGED);
            case ACCEPTED -> List.of(SENT, ACKNOWLEDGED, ACCEPTED);
            case REJECTED -> List.of(SENT, ACKNOWLEDGED, REJECTED);
        };
    }
}
