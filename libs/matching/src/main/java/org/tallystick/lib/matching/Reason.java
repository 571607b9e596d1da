package org.tallystick.lib.matching;

/** Why nothing was proposed. */
public enum Reason {
    NO_PAYER,
    AMBIGUOUS_PAYER,
    AMBIGUOUS_ITEMS,
    NO_CANDIDATE,
    POSSIBLE_DUPLICATE,
    CONFLICTING_EVIDENCE,
    NOT_RECEIVABLE,
    OVER_LIMIT
}
