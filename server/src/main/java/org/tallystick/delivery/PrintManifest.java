package org.tallystick.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * What a print house checks a batch against: where each document begins, how many pages it has and the hash of its PDF, and the
 * same of the whole. It names documents by their numbers, nobody by name.
 */
final class PrintManifest {
    private final List<String> rows = new ArrayList<>();
    private int pages;

    PrintManifest() {
        rows.add("sequence,document,first_page,pages,sha256");
    }

    void add(String number, byte[] pdf) {
        int count = pages(pdf);
        rows.add("%d,%s,%d,%d,%s".formatted(rows.size(), quoted(number), pages + 1, count, hash(pdf)));
        pages += count;
    }

    /** The rows, and a last one about the batch itself. */
    byte[] of(byte[] batch) {
        List<String> all = new ArrayList<>(rows);
        all.add("0,batch,1,%d,%s".formatted(pages(batch), hash(batch)));
        return (String.join("\r\n", all) + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static int pages(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(byte[] content) {
        return HexFormat.of().formatHex(Artefacts.sha256(content));
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
