package org.tallystick.promises;

/**
 * How patient a company is: days after the promised one on which money is still in time, and days after those on which it keeps
 * a broken promise late.
 */
public record PromiseTerms(int graceDays, int toleranceDays) {
    static final PromiseTerms USUAL = new PromiseTerms(2, 10);
}
