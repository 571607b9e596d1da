package org.tallystick.lib.bankfiles.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.ByteSource;

/**
 * The first walk over a text file: how its bytes are to be read.
 *
 * @param charset by byte order mark, else UTF-8 when every byte fits, else windows-1252, else (bytes it does not define)
 *     ISO-8859-1
 * @param markBytes of the byte order mark
 * @param guessed whether the bytes are not valid in the encoding that was expected
 * @param binary whether it is no text at all
 * @param head the beginning, decoded
 */
record TextScan(
        Charset charset, int markBytes, boolean guessed, boolean binary, boolean empty, boolean tooLong, String head) {
    private static final int HEAD_BYTES = 1 << 16;
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    static TextScan of(ByteSource source, @Nullable Charset given, long limit) throws IOException {
        try (InputStream input = source.open()) {
            byte[] head = input.readNBytes(HEAD_BYTES);
            Charset marked = marked(head);
            Charset expected = marked == null ? given : marked;
            var validation = new Validation(expected == null ? StandardCharsets.UTF_8 : expected);
            long size = validation.readAll(head, input, limit);
            Charset charset = charset(expected, validation);
            int markBytes = marked == null ? 0 : marked.equals(StandardCharsets.UTF_8) ? 3 : 2;
            boolean binary = marked == null && contains(head, (byte) 0);
            String text = new String(head, markBytes, head.length - markBytes, charset);
            return new TextScan(charset, markBytes, !validation.valid, binary, size <= markBytes, size > limit, text);
        }
    }

    private static @Nullable Charset marked(byte[] head) {
        if (starts(head, 0xef, 0xbb, 0xbf)) {
            return StandardCharsets.UTF_8;
        }
        if (starts(head, 0xfe, 0xff)) {
            return StandardCharsets.UTF_16BE;
        }
        return starts(head, 0xff, 0xfe) ? StandardCharsets.UTF_16LE : null;
    }

    private static boolean starts(byte[] head, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= head.length || (head[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean contains(byte[] bytes, byte value) {
        for (byte each : bytes) {
            if (each == value) {
                return true;
            }
        }
        return false;
    }

    private static Charset charset(@Nullable Charset expected, Validation validation) {
        if (expected != null) {
            return expected;
        }
        if (validation.valid) {
            return StandardCharsets.UTF_8;
        }
        return validation.undefinedInWindows ? StandardCharsets.ISO_8859_1 : WINDOWS_1252;
    }

    /** Whether every byte fits an encoding, in constant memory. */
    private static final class Validation {
        private final CharsetDecoder decoder;
        private final ByteBuffer bytes = ByteBuffer.allocate(1 << 13);
        private final CharBuffer characters = CharBuffer.allocate(1 << 13);
        private boolean valid = true;
        private boolean undefinedInWindows;

        private Validation(Charset charset) {
            decoder = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
        }

        private long readAll(byte[] head, InputStream rest, long limit) throws IOException {
            add(head, head.length);
            long size = head.length;
            byte[] chunk = new byte[1 << 13];
            for (int read = rest.read(chunk); read >= 0 && size <= limit; read = rest.read(chunk)) {
                add(chunk, read);
                size += read;
            }
            decode(true);
            return size;
        }

        private void add(byte[] chunk, int length) {
            for (int i = 0; i < length; ) {
                int count = Math.min(length - i, bytes.remaining());
                bytes.put(chunk, i, count);
                i += count;
                decode(false);
            }
            for (byte value : Arrays.copyOf(chunk, length)) {
                undefinedInWindows |= value == (byte) 0x81
                        || value == (byte) 0x8d
                        || value == (byte) 0x8f
                        || value == (byte) 0x90
                        || value == (byte) 0x9d;
            }
        }

        private void decode(boolean end) {
            bytes.flip();
            CoderResult result = CoderResult.OVERFLOW;
            while (valid && result.isOverflow()) {
                characters.clear();
                result = decoder.decode(bytes, characters, end);
                valid = !result.isError();
            }
            if (valid) {
                bytes.compact();
            } else {
                bytes.clear();
            }
        }
    }
}
