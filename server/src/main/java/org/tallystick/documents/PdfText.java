package org.tallystick.documents;

import java.io.IOException;
import java.io.Writer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.common.PDDestinationOrAction;
import org.apache.pdfbox.pdmodel.interactive.action.PDAction;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.tallystick.platform.Refusal;

/** The text of a PDF as far as it can be searched, bounded in pages and characters; refuses a PDF that does things by itself. */
final class PdfText {
    private static final int MOST_PAGES = 50;
    private static final int MOST_CHARACTERS = 100_000;

    private PdfText() {}

    /** Null for a PDF of pictures. */
    static @Nullable String read(byte[] content) {
        try (PDDocument document = Loader.loadPDF(content)) {
            refuseActions(document.getDocumentCatalog());
            return text(document);
        } catch (IOException | RuntimeException e) { // whatever a broken file makes the reader throw
            if (e instanceof Refusal refusal) {
                throw refusal;
            }
            throw Refusal.invalid(
                    "FILE_DAMAGED", "The file is damaged or protected by a password; send a readable one.");
        }
    }

    /** Without what a database does not keep in a text. */
    static @Nullable String bounded(String text) {
        String plain = text.replace("\u0000", "").strip();
        if (plain.isEmpty()) {
            return null;
        }
        return plain.length() <= MOST_CHARACTERS ? plain : plain.substring(0, MOST_CHARACTERS);
    }

    private static void refuseActions(PDDocumentCatalog catalog) throws IOException {
        PDDestinationOrAction opened = catalog.getOpenAction();
        boolean acts = opened instanceof PDAction action && !(action instanceof PDActionGoTo);
        boolean scripts = catalog.getNames() != null && catalog.getNames().getJavaScript() != null;
        if (acts || scripts) {
            throw Refusal.invalid("FILE_ACTIVE", "The PDF runs a script when it is opened; print it to a new PDF.");
        }
    }

    private static @Nullable String text(PDDocument document) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setEndPage(MOST_PAGES);
        var writer = new Bounded();
        try {
            stripper.writeText(document, writer);
        } catch (IOException e) { // full, or a page that cannot be read: what was found is kept
            if (writer.text.isEmpty()) {
                return null;
            }
        }
        return bounded(writer.text.toString());
    }

    private static final class Bounded extends Writer {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void write(char[] buffer, int offset, int length) throws IOException {
            text.append(buffer, offset, Math.min(length, MOST_CHARACTERS - text.length()));
            if (text.length() >= MOST_CHARACTERS) {
                throw new IOException("enough text");
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
