package org.tallystick.lib.einvoice;

/**
 * Where reading stops, so that no document takes more memory than it is worth.
 *
 * @param bytes of the document, attachments included
 * @param depth of its elements
 * @param elements of it
 */
public record ReadLimits(int bytes, int depth, int elements) {
    private static final ReadLimits DEFAULTS = new ReadLimits(20 << 20, 64, 1_000_000);

    public static ReadLimits defaults() {
        return DEFAULTS;
    }
}
