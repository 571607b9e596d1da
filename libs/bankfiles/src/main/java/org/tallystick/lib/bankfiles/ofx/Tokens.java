package org.tallystick.lib.bankfiles.ofx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.ReadLimits;
import org.tallystick.lib.bankfiles.text.TextDecoding;

/** Cuts a file into start tags, end tags and texts; comments are left out. */
final class Tokens implements AutoCloseable {
    enum Kind {
        START,
        END,
        TEXT,
        INSTRUCTION,
        DOCTYPE,
        END_OF_FILE
    }

    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream source;
    private final ReadLimits limits;
    private final TextDecoding decoding = new TextDecoding();
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int end;
    private long bytesRead;
    private long line = 1;
    private byte[] piece = new byte[256];
    private int pieceLength;
    private String value = "";
    private @Nullable String exceeded;

    Tokens(InputStream source, ReadLimits limits) {
        this.source = source;
        this.limits = limits;
    }

    TextDecoding decoding() {
        return decoding;
    }

    /** The name of the tag in capitals, or the text with its character references resolved. */
    String value() {
        return value;
    }

    long line() {
        return line;
    }

    /** Which limit stopped reading, or null. */
    @Nullable
    String exceeded() {
        return exceeded;
    }

    long exceededLimit() {
        return "file".equals(exceeded) ? limits.fileBytes() : limits.textBytes();
    }

    /** The next token; blank texts are left out. */
    Kind next() {
        while (exceeded == null) {
            pieceLength = 0;
            if (!atTag()) {
                readText();
                value = Entities.resolved(text()).strip();
                if (!value.isEmpty()) {
                    return exceeded == null ? Kind.TEXT : Kind.END_OF_FILE;
                }
            } else {
                Kind kind = readTag();
                if (kind != null) {
                    return kind;
                }
            }
            if (position == end && !fill()) {
                return Kind.END_OF_FILE;
            }
        }
        return Kind.END_OF_FILE;
    }

    /** A sign {@code <} that no name follows is text. */
    private boolean atTag() {
        if (peek(0) != '<') {
            return false;
        }
        int next = peek(1);
        return next == '/'
                || next == '!'
                || next == '?'
                || (next >= 'A' && next <= 'Z')
                || (next >= 'a' && next <= 'z');
    }

    private void readText() {
        while (peek(0) >= 0 && exceeded == null && !atTag()) {
            keep(take());
        }
    }

    /** Null for what says nothing: comments. */
    private @Nullable Kind readTag() {
        take();
        if (peek(0) == '!') {
            return readDeclaration();
        }
        readUntil(">");
        String tag = text();
        if (tag.startsWith("?")) {
            value = tag;
            return Kind.INSTRUCTION;
        }
        boolean closing = tag.startsWith("/");
        value = name(closing ? tag.substring(1) : tag);
        return closing ? Kind.END : Kind.START;
    }

    private @Nullable Kind readDeclaration() {
        if (peek(1) == '-' && peek(2) == '-') {
            readUntil("-->");
            return null;
        }
        if (peek(1) == '[') {
            readUntil("]]>");
            String content = text();
            int start = content.indexOf('[', 2);
            value = start < 0 ? "" : content.substring(start + 1).strip();
            return value.isEmpty() ? null : Kind.TEXT;
        }
        readUntil(">");
        return Kind.DOCTYPE;
    }

    private static String name(String tag) {
        int length = 0;
        while (length < tag.length() && tag.charAt(length) > ' ' && tag.charAt(length) != '/') {
            length++;
        }
        return tag.substring(0, length).toUpperCase(Locale.ROOT);
    }

    /** Keeps everything before the mark and passes the mark. */
    private void readUntil(String mark) {
        int matched = 0;
        while (exceeded == null && peek(0) >= 0) {
            int next = take();
            keep(next);
            boolean goesOn = next == mark.charAt(matched);
            matched = goesOn ? matched + 1 : restart(next, mark, matched);
            if (matched == mark.length()) {
                pieceLength -= mark.length();
                return;
            }
        }
    }

    /** In {@code --->} and {@code ]]]>} the mark begins one character later. */
    private static int restart(int next, String mark, int matched) {
        boolean repeated = matched == mark.length() - 1 && next == mark.charAt(0);
        return repeated ? matched : next == mark.charAt(0) ? 1 : 0;
    }

    private void keep(int next) {
        if (pieceLength == limits.textBytes()) {
            exceeded = "text";
            return;
        }
        if (pieceLength == piece.length) {
            piece = Arrays.copyOf(piece, 2 * piece.length);
        }
        piece[pieceLength++] = (byte) next;
    }

    private String text() {
        return decoding.decode(piece, 0, pieceLength);
    }

    private int take() {
        int next = peek(0);
        if (next == '\n') {
            line++;
        }
        position++;
        return next;
    }

    /** The byte that comes next or a few later, -1 behind the end. */
    private int peek(int ahead) {
        while (position + ahead >= end) {
            if (!fill()) {
                return -1;
            }
        }
        return buffer[position + ahead] & 0xff;
    }

    private boolean fill() {
        int rest = end - position;
        System.arraycopy(buffer, position, buffer, 0, rest);
        position = 0;
        end = rest;
        int read = readSource(rest);
        if (read <= 0) {
            return false;
        }
        end += read;
        bytesRead += read;
        if (bytesRead > limits.fileBytes()) {
            exceeded = "file";
            return false;
        }
        return true;
    }

    private int readSource(int offset) {
        try {
            return source.read(buffer, offset, buffer.length - offset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            source.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
