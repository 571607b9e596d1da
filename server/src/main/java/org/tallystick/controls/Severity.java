package org.tallystick.controls;

/** How grave a broken invariant is. */
public enum Severity {
    /** The books cannot be trusted: find out before anything else is done. */
    STOP,
    /** Work for a person before the month is closed. */
    CLOSE,
    /** Work for a person. */
    WARN
}
