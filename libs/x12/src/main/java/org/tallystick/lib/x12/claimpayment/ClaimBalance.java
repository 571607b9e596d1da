package org.tallystick.lib.x12.claimpayment;

/**
 * Whether the arithmetic of a claim comes out.
 *
 * @param balanced charge less all adjustments is what was paid (CLP03, CAS, CLP04)
 * @param unbalancedLines how many of its lines do not come out (SVC02, CAS, SVC03)
 */
public record ClaimBalance(boolean balanced, int unbalancedLines) {
    /** Whether all of it comes out. */
    public boolean isWhole() {
        return balanced && unbalancedLines == 0;
    }
}
