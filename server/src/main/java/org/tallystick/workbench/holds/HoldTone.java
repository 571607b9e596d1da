package org.tallystick.workbench.holds;

import org.tallystick.credit.CreditStanding;
import org.tallystick.platform.web.Tone;

/** The colour of a credit state. */
public final class HoldTone {
    private HoldTone() {}

    public static Tone of(CreditStanding.State state) {
        return switch (state) {
            case OK -> Tone.GOOD;
            case WATCH, OVERRIDDEN -> Tone.INFO;
            case HOLD -> Tone.WARN;
            case STOP -> Tone.BAD;
        };
    }
}
