package org.tallystick.lib.x12.element;

/**
 * Why a request was not dealt with (AAA).
 *
 * @param valid Y when the request itself was (AAA01)
 * @param reason AAA03: 42 cannot answer now, 72 member id, 75 not found and others
 * @param followUp what to do: C correct and send again, R send again, N do not (AAA04)
 */
public record Rejection(String valid, String reason, String followUp) {
    public static Rejection of(Elements read) {
        return new Rejection(read.text(1), read.text(3), read.text(4));
    }
}
