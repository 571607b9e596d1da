package org.tallystick.lib.bankfiles.xml;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

/**
 * Decodes text whose encoding may be declared wrongly: a byte that is no character there is read as windows-1252, and it
 * is remembered that this happened.
 */
final class RepairingReader extends Reader {
    private static final Charset FALLBACK = Charset.forName("windows-1252");
    private static final int BUFFER_BYTES = 8192;

    private final InputStream source;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES).flip();
    private boolean ended;
    private boolean repaired;

    /** The decoder must report what it cannot decode. */
    RepairingReader(InputStream source, CharsetDecoder decoder) {
        this.source = source;
        this.decoder = decoder;
    }

    boolean repaired() {
        return repaired;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        CharBuffer characters = CharBuffer.wrap(buffer, offset, length);
        int start = characters.position();
        while (true) {
            CoderResult result = decoder.decode(bytes, characters, ended);
            int count = characters.position() - start;
            if (count > 0) {
                return count;
            }
            if (result.isError()) {
                characters.put(fallback(bytes.get()));
                repaired = true;
                return 1;
            }
            if (ended || result.isOverflow()) {
                return ended && !bytes.hasRemaining() ? -1 : 0;
            }
            fill();
        }
    }

    private static char fallback(byte value) {
        return new String(new byte[] {value}, FALLBACK).charAt(0);
    }

    private void fill() throws IOException {
        bytes.compact();
        int read = source.read(bytes.array(), bytes.position(), bytes.remaining());
        ended = read < 0;
        bytes.position(bytes.position() + Math.max(0, read));
        bytes.flip();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
