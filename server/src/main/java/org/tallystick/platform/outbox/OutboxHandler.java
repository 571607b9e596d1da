package org.tallystick.platform.outbox;

/** Reacts to messages. May be called late and, after a crash, again. */
public interface OutboxHandler {
    /** A stable name: the receipt that keeps a message from being handled twice is written under it. */
    String name();

    boolean handles(String type);

    /** Runs in the transaction of the receipt, unless it {@link #callsOutside}. */
    void handle(OutboxMessage message);

    /** True when it talks to the outside world: then no transaction is open, and it may see a message twice. */
    default boolean callsOutside() {
        return false;
    }
}
