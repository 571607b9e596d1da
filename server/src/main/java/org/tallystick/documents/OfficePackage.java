package org.tallystick.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.tallystick.platform.Refusal;

/**
 * Tells a spreadsheet and a text document of Office from any other archive, by reading through it with limits: entries,
 * unpacked size, ratio. Nothing is written anywhere.
 */
final class OfficePackage {
    private static final int MOST_ENTRIES = 1_000;
    private static final long MOST_BYTES = 256L << 20;
    private static final int MOST_RATIO = 100;
    private static final long FREE_OF_RATIO = 1L << 20;
    private static final int END_MARK = 0x06054b50;
    private static final int END_LENGTH = 22;

    private OfficePackage() {}

    static FileType typeOf(byte[] content) {
        Set<String> names = names(content);
        if (!names.equals(
                listed(content))) { // Office reads the list at the end, which may name what the reading skipped
            throw damaged();
        }
        for (String name : names) {
            if (carriesPrograms(name)) {
                throw Refusal.invalid(
                        "FILE_MACROS", "The file carries macros or embedded programs; save it without them.");
            }
        }
        if (names.contains("[content_types].xml") && names.contains("xl/workbook.xml")) {
            return FileType.XLSX;
        }
        if (names.contains("[content_types].xml") && names.contains("word/document.xml")) {
            return FileType.DOCX;
        }
        throw Refusal.invalid("FILE_ARCHIVE", "Archives are not taken; send each file by itself.");
    }

    private static Set<String> names(byte[] content) {
        Set<String> names = new HashSet<>();
        long most = Math.min(MOST_BYTES, Math.max(FREE_OF_RATIO, (long) content.length * MOST_RATIO));
        byte[] buffer = new byte[1 << 16];
        long left = most;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(sound(entry.getName()));
                if (names.size() > MOST_ENTRIES) {
                    throw bomb();
                }
                left -= size(zip, buffer, left);
            }
        } catch (IOException | IllegalArgumentException e) { // also names that are no text
            throw damaged();
        }
        return names;
    }

    /** The names in the central directory. */
    private static Set<String> listed(byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        try {
            int end = endOf(bytes);
            int entries = Short.toUnsignedInt(bytes.getShort(end + 10));
            int place = bytes.getInt(end + 16);
            Set<String> names = new HashSet<>();
            for (int i = 0; i < Math.min(entries, MOST_ENTRIES + 1); i++) {
                int length = Short.toUnsignedInt(bytes.getShort(place + 28));
                names.add(new String(content, place + 46, length, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT));
                place += 46
                        + length
                        + Short.toUnsignedInt(bytes.getShort(place + 30))
                        + Short.toUnsignedInt(bytes.getShort(place + 32));
            }
            return names;
        } catch (IndexOutOfBoundsException e) {
            throw damaged();
        }
    }

    private static int endOf(ByteBuffer bytes) {
        for (int place = bytes.limit() - END_LENGTH; place >= 0; place--) {
            if (bytes.getInt(place) == END_MARK) {
                return place;
            }
        }
        throw damaged();
    }

    private static long size(InputStream entry, byte[] buffer, long most) throws IOException {
        long size = 0;
        for (int read = entry.read(buffer); read >= 0; read = entry.read(buffer)) {
            size += read;
            if (size > most) {
                throw bomb();
            }
        }
        return size;
    }

    private static String sound(String name) {
        boolean climbs = name.contains("..") || name.startsWith("/") || name.contains("\\") || name.contains(":");
        if (climbs) {
            throw Refusal.invalid("FILE_PATHS", "The archive names files outside itself; it is not taken.");
        }
        return name.toLowerCase(Locale.ROOT);
    }

    private static boolean carriesPrograms(String name) {
        return (name.endsWith(".bin") && !name.contains("printersettings"))
                || name.contains("vbaproject")
                || name.contains("/activex/")
                || name.contains("/macrosheets/")
                || name.contains("/embeddings/");
    }

    private static Refusal damaged() {
        return Refusal.invalid("FILE_DAMAGED", "The file is damaged or protected by a password; send a readable one.");
    }

    private static Refusal bomb() {
        return Refusal.invalid(
                "FILE_UNPACKS_TOO_LARGE", "The file unpacks to far more than its size; it is not taken.");
    }
}
