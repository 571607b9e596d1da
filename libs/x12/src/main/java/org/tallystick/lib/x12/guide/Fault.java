package org.tallystick.lib.x12.guide;

import org.tallystick.lib.x12.Severity;

/** What can be wrong along a guide, with the code by which a 999 says it. */
public enum Fault {
    /** IK304. */
    SEGMENT_UNKNOWN(true, "1", "unknown"),
    SEGMENT_UNEXPECTED(true, "2", "unexpected"),
    SEGMENT_MISSING(true, "3", "missing"),
    LOOP_REPEATED(true, "4", "loop"),
    SEGMENT_REPEATED(true, "5", "repeated"),
    SEGMENT_OUT_OF_ORDER(true, "7", "order"),
    SEGMENT_NOT_USED(true, "I4", "unused"),
    SEGMENT_DEPENDENT_MISSING(true, "I6", "dependent"),
    SEGMENT_DEPENDENT_NOT_USED(true, "I9", "excluded"),

    /** IK403. */
    ELEMENT_MISSING(false, "1", "missing"),
    ELEMENT_CONDITION(false, "2", "condition"),
    ELEMENT_TOO_MANY(false, "3", "many"),
    ELEMENT_SHORT(false, "4", "short", Severity.WARN),
    ELEMENT_LONG(false, "5", "long"),
    ELEMENT_CHARACTER(false, "6", "character"),
    ELEMENT_CODE(false, "7", "code"),
    ELEMENT_DATE(false, "8", "date"),
    ELEMENT_TIME(false, "9", "time"),
    ELEMENT_EXCLUSION(false, "10", "exclusion"),
    ELEMENT_REPEATED(false, "12", "repeated"),
    COMPONENT_TOO_MANY(false, "13", "components"),
    ELEMENT_NOT_USED(false, "I10", "unused");

    private final boolean ofSegment;
    private final String code;
    private final String word;
    private final Severity severity;

    Fault(boolean ofSegment, String code, String word) {
        this(ofSegment, code, word, Severity.ERROR);
    }

    Fault(boolean ofSegment, String code, String word, Severity severity) {
        this.ofSegment = ofSegment;
        this.code = code;
        this.word = word;
        this.severity = severity;
    }

    /** Whether it concerns a segment as a whole, and not an element. */
    public boolean isOfSegment() {
        return ofSegment;
    }

    /** IK304 or IK403. */
    public String code() {
        return code;
    }

    String word() {
        return word;
    }

    public Severity severity() {
        return severity;
    }
}
