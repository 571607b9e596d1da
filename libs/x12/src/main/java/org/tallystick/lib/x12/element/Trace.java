package org.tallystick.lib.x12.element;

/**
 * A trace (TRN).
 *
 * @param type 1 of whoever asks, 2 echoed by whoever answers
 * @param number TRN02
 * @param originator who gave it (TRN03)
 * @param supplement TRN04
 */
public record Trace(String type, String number, String originator, String supplement) {
    public static Trace of(String type, String number) {
        return new Trace(type, number, "", "");
    }
}
