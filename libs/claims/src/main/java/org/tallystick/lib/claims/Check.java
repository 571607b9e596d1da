package org.tallystick.lib.claims;

/** What an edit asks of a claim: depends on its arguments alone. */
@FunctionalInterface
interface Check {
    void look(ClaimInFile claim, Given given, Hits hits);
}
