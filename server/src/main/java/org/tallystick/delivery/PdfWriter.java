package org.tallystick.delivery;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceType;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.text.Normalizer;
import java.util.Deque;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.stereotype.Component;
import org.tallystick.platform.Refusal;

/** Sets XHTML pages as PDF/A-3b: fonts embedded, sRGB, nothing read from outside the page. */
@Component
class PdfWriter {
    private static final byte[] SRGB =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    static {
        XRLog.setLoggingEnabled(false); // it would print parts of documents
    }

    /** Parsed fonts that no document uses right now; as many as ever were written at the same time. */
    private final Deque<FontSet> idle = new ConcurrentLinkedDeque<>();

    /** Refuses, naming the character, when the fonts cannot show all of the page. */
    byte[] write(String xhtml) {
        String page = Normalizer.normalize(xhtml, Normalizer.Form.NFC);
        FontSet parsed = idle.poll();
        FontSet fonts = parsed == null ? FontSet.parse() : parsed;
        try {
            requireGlyphs(page, fonts);
            return write(page, fonts);
        } catch (IOException e) {
            throw new IllegalStateException("cannot write a PDF", e);
        } finally {
            idle.push(fonts);
        }
    }

    /** The same page drawn without HTML, for many at once. */
    byte[] draw(DocumentPage page) {
        FontSet parsed = idle.poll();
        FontSet fonts = parsed == null ? FontSet.parse() : parsed;
        try {
            page.words().forEach(text -> requireGlyphs(DrawnSheet.composed(text), fonts));
            return DrawnPages.write(page, fonts);
        } catch (IOException e) {
            throw new IllegalStateException("cannot write a PDF", e);
        } finally {
            idle.push(fonts);
        }
    }

    private static void requireGlyphs(String page, FontSet fonts) {
        OptionalInt missing = fonts.firstMissing(page);
        if (missing.isPresent()) {
            int character = missing.getAsInt();
            String sign = Character.isISOControl(character) ? "" : " \u201c" + Character.toString(character) + "\u201d";
            throw Refusal.invalid(
                    "CHARACTER_NOT_PRINTABLE",
                    "The fonts of documents cannot show the character%s (U+%04X); write it in other letters."
                            .formatted(sign, character));
        }
    }

    private static byte[] write(String page, FontSet fonts) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            var builder = new PdfRendererBuilder();
            builder.usePDDocument(document);
            builder.usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_3_B);
            builder.useColorProfile(SRGB);
            builder.withProducer("Tallystick");
            builder.useExternalResourceAccessControl(
                    PdfWriter::isInPage, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
            builder.useExternalResourceAccessControl(
                    PdfWriter::isInPage, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
            builder.withHtmlContent(page, null);
            builder.toStream(bytes);
            fonts.addTo(builder, document);
            try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
                renderer.layout();
                renderer.createPDF();
            }
        }
        return bytes.toByteArray();
    }

    private static boolean isInPage(String address, ExternalResourceType type) {
        return type == ExternalResourceType.IMAGE_RASTER && address.startsWith("data:image/");
    }
}
