package org.tallystick.workbench.refunds;

import org.tallystick.payments.RefundState;
import org.tallystick.platform.web.Tone;

/** How the state of a refund looks. */
public final class RefundTone {
    private RefundTone() {}

    public static Tone of(RefundState state) {
        return switch (state) {
            case REQUESTED -> Tone.WARN;
            case APPROVED, SENT -> Tone.INFO;
            case CONFIRMED -> Tone.GOOD;
            case REJECTED -> Tone.NEUTRAL;
            case FAILED, RETURNED -> Tone.BAD;
        };
    }

    static String icon(RefundState state) {
        return switch (state) {
            case REQUESTED -> "arrow-back-up";
            case APPROVED -> "check";
            case SENT -> "building-bank";
            case CONFIRMED -> "circle-check";
            case REJECTED -> "x";
            case FAILED, RETURNED -> "alert-triangle";
        };
    }
}
