package org.tallystick.documents;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallystick.platform.Refusal;

/**
 * Says what a file is, by its bytes. What may carry a program is refused: executables, scripts, pages and pictures that run in
 * a browser (HTML, SVG), macros, old Office files.
 */
final class FileInspection {
    private static final byte[] PDF = {'%', 'P', 'D', 'F', '-'};
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    private static final byte[] TIFF_LITTLE = {'I', 'I', 42, 0};
    private static final byte[] TIFF_BIG = {'M', 'M', 0, 42};
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLD_OFFICE = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0b\\x0e-\\x1f\\x7f]");

    /** What a browser or a shell would run. */
    private static final Pattern MARKUP = Pattern.compile(
            "(?i)\\A\\s*(<|#!|@echo\\b|%!PS|MIME-Version:)|<(!doctype|html|svg|script|iframe|object|embed|body|\\?xml)\\b");

    private FileInspection() {}

    /** A file as it was found to be. The text is what can be searched; null where there is none. */
    record Inspected(FileType type, @Nullable String text) {}

    static Inspected inspect(byte[] content) {
        if (content.length == 0) {
            throw Refusal.invalid("FILE_EMPTY", "The file is empty; choose another one.");
        }
        if (begins(content, PDF)) {
            return new Inspected(FileType.PDF, PdfText.read(content));
        }
        if (begins(content, ZIP)) {
            return new Inspected(OfficePackage.typeOf(content), null);
        }
        return picture(content)
                .map(type -> new Inspected(type, null))
                .orElseGet(() -> new Inspected(FileType.TEXT, PdfText.bounded(text(content))));
    }

    private static Optional<FileType> picture(byte[] content) {
        if (begins(content, PNG)) {
            return Optional.of(FileType.PNG);
        }
        if (begins(content, JPEG)) {
            return Optional.of(FileType.JPEG);
        }
        return begins(content, TIFF_LITTLE) || begins(content, TIFF_BIG)
                ? Optional.of(FileType.TIFF)
                : Optional.empty();
    }

    private static String text(byte[] content) {
        if (begins(content, OLD_OFFICE)) {
            throw Refusal.invalid(
                    "FILE_OLD_OFFICE",
                    "Old Office files can carry macros; save it as PDF, XLSX or DOCX and send that.");
        }
        String text = decoded(content);
        if (CONTROL.matcher(text).find()) {
            throw unknown();
        }
        if (MARKUP.matcher(text).find()) {
            throw Refusal.invalid(
                    "FILE_ACTIVE", "Pages, drawings with scripts and programs are not taken; print it to a PDF.");
        }
        return text;
    }

    private static String decoded(byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) { // the other encoding that texts come in
            return windows(content);
        }
    }

    private static String windows(byte[] content) {
        try {
            return WINDOWS.newDecoder().decode(ByteBuffer.wrap(content)).toString();
        } catch (CharacterCodingException e) {
            throw unknown();
        }
    }

    private static Refusal unknown() {
        return Refusal.invalid(
                "FILE_TYPE", "This is none of what is taken: PDF, PNG, JPEG, TIFF, plain text, CSV, XLSX, DOCX.");
    }

    private static boolean begins(byte[] content, byte[] mark) {
        if (content.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if (content[i] != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
