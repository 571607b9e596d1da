package org.tallystick.lib.collections.dunning;

/**
 * One step of a policy.
 *
 * @param number 1 for the first
 * @param days how many days after the due day it is reached, suspended days left out; 0 or less: before it is overdue
 */
public record Level(int number, int days, Tone tone) {
    public Level {
        if (number < 1) {
            throw new IllegalArgumentException("level " + number);
        }
        if ((days <= 0) != (tone == Tone.COURTESY)) {
            throw new IllegalArgumentException(
                    "level " + number + ": before an item is overdue there are courtesies only, afterwards none");
        }
    }

    /** Due today is not overdue (RULE-05): such a level asks for nothing that is late. */
    public boolean isCourtesy() {
        return tone == Tone.COURTESY;
    }
}
