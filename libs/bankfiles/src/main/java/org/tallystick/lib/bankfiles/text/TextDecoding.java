package org.tallystick.lib.bankfiles.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Decodes a file piece by piece: as the file declares, else as UTF-8 until a piece is none, from there on as windows-1252,
 * and from the first byte on that windows-1252 does not define as ISO-8859-1, which keeps the bytes but is in doubt.
 */
public final class TextDecoding {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    private Charset charset = StandardCharsets.UTF_8;

    /** The file says that it is written in windows-1252. */
    public void declareWindows() {
        charset = WINDOWS_1252;
    }

    /** Whether bytes were found that no expected encoding defines. */
    public boolean doubtful() {
        return charset.equals(StandardCharsets.ISO_8859_1);
    }

    /** The text of the next piece of the file. */
    public String decode(byte[] bytes, int offset, int length) {
        if (isAscii(bytes, offset, length)) {
            return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
        }
        if (charset.equals(StandardCharsets.UTF_8)) {
            try {
                return utf8.decode(ByteBuffer.wrap(bytes, offset, length)).toString();
            } catch (CharacterCodingException e) {
                charset = WINDOWS_1252;
            }
        }
        if (charset.equals(WINDOWS_1252) && !isWindows(bytes, offset, length)) {
            charset = StandardCharsets.ISO_8859_1;
        }
        return new String(bytes, offset, length, charset);
    }

    private static boolean isAscii(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWindows(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            switch (bytes[i] & 0xff) {
                case 0x81, 0x8d, 0x8f, 0x90, 0x9d -> {
                    return false;
                }
                default -> {}
            }
        }
        return true;
    }
}
