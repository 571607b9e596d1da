package org.tallystick.delivery;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The four cuts of Liberation Sans, parsed. A set serves one document at a time: the parsed fonts read lazily. */
final class FontSet {
    static final String FAMILY = "Liberation Sans";

    private static final int NORMAL = 400;
    private static final int BOLD = 700;

    private record Cut(TrueTypeFont font, CmapLookup glyphs, int weight, FontStyle style, Map<Integer, Float> widths) {
        /** How wide a character is at a size of 1; looked up once. */
        float width(int character) {
            Float known = widths.get(character);
            return known == null ? measured(character) : known;
        }

        private float measured(int character) {
            try {
                float width = font.getAdvanceWidth(glyphs.getGlyphId(character)) / (float) font.getUnitsPerEm();
                widths.put(character, width);
                return width;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final List<Cut> cuts;

    private FontSet(List<Cut> cuts) {
        this.cuts = cuts;
    }

    static FontSet parse() {
        return new FontSet(List.of(
                cut("Regular", NORMAL, FontStyle.NORMAL),
                cut("Bold", BOLD, FontStyle.NORMAL),
                cut("Italic", NORMAL, FontStyle.ITALIC),
                cut("BoldItalic", BOLD, FontStyle.ITALIC)));
    }

    private static Cut cut(String name, int weight, FontStyle style) {
        String path = "/delivery/fonts/LiberationSans-" + name + ".ttf";
        try (InputStream stream = Objects.requireNonNull(FontSet.class.getResourceAsStream(path), path)) {
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(stream.readAllBytes()));
            font.setEnableGsub(false); // looking for ligatures takes most of the time, and nobody misses them
            return new Cut(font, font.getUnicodeCmapLookup(), weight, style, new HashMap<>());
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + path, e);
        }
    }

    /** Embeds what a document uses of each cut. */
    void addTo(PdfRendererBuilder builder, PDDocument document) throws IOException {
        for (Cut cut : cuts) {
            var font = PDType0Font.load(document, cut.font(), true);
            builder.useFont(new PDFontSupplier(font), FAMILY, cut.weight(), cut.style(), true);
        }
    }

    /** One cut, of which the document keeps the characters it uses. */
    PDType0Font embed(PDDocument document, Ink.Cut cut) throws IOException {
        return PDType0Font.load(document, of(cut).font(), true);
    }

    /** How wide a text is at a size of 1. */
    float width(String text, Ink.Cut cut) {
        Cut letters = of(cut);
        float width = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            width += letters.width(text.codePointAt(i));
        }
        return width;
    }

    private Cut of(Ink.Cut cut) {
        return cuts.get(
                switch (cut) {
                    case REGULAR -> 0;
                    case BOLD -> 1;
                    case ITALIC -> 2;
                });
    }

    /** The first character that not all cuts can show, or that runs from right to left, which we cannot set. */
    OptionalInt firstMissing(String text) {
        return text.codePoints()
                .filter(character -> !Character.isWhitespace(character) && !shows(character))
                .findFirst();
    }

    private boolean shows(int character) {
        byte direction = Character.getDirectionality(character);
        boolean rightToLeft = direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
        return !rightToLeft && cuts.stream().allMatch(cut -> cut.glyphs().getGlyphId(character) != 0);
    }
}
