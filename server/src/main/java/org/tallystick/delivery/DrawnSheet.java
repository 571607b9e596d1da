package org.tallystick.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** Pages of A4 that text, rules, boxes and pictures are put on; places are points from the upper left corner. */
final class DrawnSheet implements AutoCloseable {
    private static final float HEIGHT = PDRectangle.A4.getHeight();
    private static final int FIRST_ACCENT = 0x300;
    private static final float POINTS_OF_A_MILLIMETRE = 72 / 25.4f;

    private final PDDocument document = new PDDocument();
    private final FontSet fonts;
    private final Map<Ink.Cut, PDType0Font> embedded = new EnumMap<>(Ink.Cut.class);
    private final List<PDPageContentStream> pages = new ArrayList<>();
    private PDPageContentStream page;

    DrawnSheet(FontSet fonts) throws IOException {
        this.fonts = fonts;
        this.page = begin();
    }

    static float mm(double millimetres) {
        return (float) millimetres * POINTS_OF_A_MILLIMETRE;
    }

    private PDPageContentStream begin() throws IOException {
        var added = new PDPage(PDRectangle.A4);
        document.addPage(added);
        var stream = new PDPageContentStream(document, added);
        pages.add(stream);
        return stream;
    }

    void nextPage() throws IOException {
        page = begin();
    }

    int pages() {
        return pages.size();
    }

    /** What follows goes on that page, counted from 0. */
    void turnTo(int number) {
        page = pages.get(number);
    }

    float width(String text, Ink ink) {
        return fonts.width(text, ink.cut()) * ink.size();
    }

    /** The text in lines no wider than that; a word that is wider is cut. */
    List<String> wrap(String text, Ink ink, float width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : composed(text).split("\n", -1)) {
            wrapParagraph(paragraph, ink, width, lines);
        }
        return lines;
    }

    /** A letter and an accent apart are one letter; what has no accents apart needs no look. */
    static String composed(String text) {
        return text.chars().allMatch(character -> character < FIRST_ACCENT)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private void wrapParagraph(String paragraph, Ink ink, float width, List<String> lines) {
        StringBuilder line = new StringBuilder();
        for (String word : paragraph.strip().split(" +", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (width(longer, ink) <= width) {
                line.setLength(0);
                line.append(longer);
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(cut(word, ink, width, lines));
        }
        lines.add(line.toString());
    }

    /** What is left of a word after the pieces of it that fill lines. */
    private String cut(String word, Ink ink, float width, List<String> lines) {
        String rest = word;
        while (width(rest, ink) > width) {
            int end = rest.offsetByCodePoints(0, 1);
            while (end < rest.length() && width(rest.substring(0, rest.offsetByCodePoints(end, 1)), ink) <= width) {
                end = rest.offsetByCodePoints(end, 1);
            }
            lines.add(rest.substring(0, end));
            rest = rest.substring(end);
        }
        return rest;
    }

    /** A line of text whose box begins at that height. */
    void text(String text, Ink ink, float x, float top) throws IOException {
        if (text.isEmpty()) {
            return;
        }
        String composed = composed(text);
        page.beginText();
        page.setNonStrokingColor(
                ink.colour().red(), ink.colour().green(), ink.colour().blue());
        page.setFont(font(ink.cut()), ink.size());
        page.newLineAtOffset(x, HEIGHT - top - ink.baseline());
        page.showText(composed);
        page.endText();
    }

    /** The same, ending at that place. */
    void textBefore(String text, Ink ink, float right, float top) throws IOException {
        String composed = composed(text);
        text(composed, ink, right - width(composed, ink), top);
    }

    /** Several lines, one below the other; returns where the next one would begin. */
    float lines(List<String> lines, Ink ink, float x, float top) throws IOException {
        float at = top;
        for (String line : lines) {
            text(line, ink, x, at);
            at += ink.lineHeight();
        }
        return at;
    }

    void rule(float from, float to, float top, float thickness, Ink.Colour colour) throws IOException {
        fill(from, top, to - from, thickness, colour);
    }

    void fill(float x, float top, float width, float height, Ink.Colour colour) throws IOException {
        page.setNonStrokingColor(colour.red(), colour.green(), colour.blue());
        page.addRect(x, HEIGHT - top - height, width, height);
        page.fill();
    }

    void picture(byte[] content, float x, float top, float width, float height) throws IOException {
        PDImageXObject picture = PDImageXObject.createFromByteArray(document, content, "logo");
        page.drawImage(picture, x, HEIGHT - top - height, width, height);
    }

    private PDType0Font font(Ink.Cut cut) throws IOException {
        PDType0Font font = embedded.get(cut);
        if (font == null) {
            font = fonts.embed(document, cut);
            embedded.put(cut, font);
        }
        return font;
    }

    /** The finished PDF, with what is on record about it. */
    byte[] finish(ArchivalMetadata metadata) throws IOException {
        for (PDPageContentStream stream : pages) {
            stream.close();
        }
        metadata.addTo(document);
        var bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
