package org.tallystick.providers;

/** By whom we learn how a payment stands. */
enum Teller {
    /** The answer to our own call. */
    CALL,
    /** A message of the provider made us look. */
    EVENT,
    /** The reconciler looked by itself: the only one that may end what is unknown. */
    RECONCILER
}
