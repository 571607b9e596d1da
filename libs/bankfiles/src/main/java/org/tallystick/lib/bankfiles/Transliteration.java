package org.tallystick.lib.bankfiles;

import java.text.Normalizer;
import java.util.Map;

/** Writes any text with the letters of ASCII, for files that take no others: {@code Müller & Søn} is {@code Muller & Son}. */
public final class Transliteration {
    private static final Map<Integer, String> LETTERS = Map.ofEntries(
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'ẞ', "SS"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'Æ', "AE"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'Œ', "OE"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'Ø', "O"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'Ł', "L"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'Đ', "D"),
            Map.entry((int) 'ð', "d"),
            Map.entry((int) 'Ð', "D"),
            Map.entry((int) 'þ', "th"),
            Map.entry((int) 'Þ', "TH"),
            Map.entry((int) 'ı', "i"),
            Map.entry((int) '€', "EUR"),
            Map.entry((int) '£', "GBP"),
            Map.entry((int) '–', "-"),
            Map.entry((int) '—', "-"),
            Map.entry((int) '‘', "'"),
            Map.entry((int) '’', "'"),
            Map.entry((int) '“', "\""),
            Map.entry((int) '”', "\""));

    private Transliteration() {}

    /** Accents are dropped, letters without a counterpart become a full stop, line ends and control signs a blank. */
    public static String toAscii(String text) {
        var ascii = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKD).codePoints().forEach(sign -> append(ascii, sign));
        return ascii.toString();
    }

    private static void append(StringBuilder ascii, int sign) {
        if (sign >= ' ' && sign < 0x7f) {
            ascii.append((char) sign);
        } else if (LETTERS.containsKey(sign)) {
            ascii.append(LETTERS.get(sign));
        } else if (Character.isWhitespace(sign) || Character.isISOControl(sign)) {
            ascii.append(' ');
        } else if (Character.getType(sign) != Character.NON_SPACING_MARK) {
            ascii.append('.');
        }
    }
}
