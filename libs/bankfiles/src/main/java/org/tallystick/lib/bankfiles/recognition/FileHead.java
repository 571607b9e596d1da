package org.tallystick.lib.bankfiles.recognition;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The beginning of a file, enough to tell its format.
 *
 * @param text the first 64 KiB, byte by byte as ISO-8859-1, without a UTF-8 byte order mark
 */
public record FileHead(String text) {
    static final int BYTES = 1 << 16;
    private static final String MARK = "\u00ef\u00bb\u00bf";

    /** Reads at most 64 KiB; the source stays open. */
    public static FileHead of(InputStream source) throws IOException {
        String text = new String(source.readNBytes(BYTES), StandardCharsets.ISO_8859_1);
        return new FileHead(text.startsWith(MARK) ? text.substring(MARK.length()) : text);
    }
}
