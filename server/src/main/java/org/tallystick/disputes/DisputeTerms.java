package org.tallystick.disputes;

/** The days a company gives: until what was rejected is dunned again, and in which a closed dispute may be taken up again. */
public record DisputeTerms(int graceDays, int reopenDays) {
    static final DisputeTerms USUAL = new DisputeTerms(5, 30);
}
