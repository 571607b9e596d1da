package org.tallystick.providers;

/** What a provider's message says has changed: its id, which is unique, the provider's word for it, and the thing. */
public record ProviderEvent(String id, String kind, Subject subject, String object) {
    /** What the object is. */
    public enum Subject {
        PAYMENT,
        PAYOUT,
        /** A kind we do not know; it is kept and ignored. */
        NONE
    }
}
