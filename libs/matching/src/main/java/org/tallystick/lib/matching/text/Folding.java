package org.tallystick.lib.matching.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;

/** Texts in one spelling: capital letters without diacritics. */
public final class Folding {
    private static final Set<String> LEGAL_FORMS = Set.of(
            "GMBH",
            "MBH",
            "AG",
            "KG",
            "KGAA",
            "OHG",
            "UG",
            "GBR",
            "SE",
            "EK",
            "EV",
            "CO",
            "COMPANY",
            "INC",
            "INCORPORATED",
            "LLC",
            "LLP",
            "LP",
            "LTD",
            "LIMITED",
            "PLC",
            "CORP",
            "CORPORATION",
            "SA",
            "SAS",
            "SARL",
            "SRL",
            "SPA",
            "SL",
            "BV",
            "NV",
            "AB",
            "AS",
            "ASA",
            "OY",
            "OYJ",
            "APS",
            "LTDA",
            "LDA",
            "PTY",
            "PVT",
            "KK",
            "SP",
            "ZOO",
            "SNC");

    private Folding() {}

    /** NFKC, upper case, ä as AE and so on, other diacritics dropped: {@code fold("Müller é")} is {@code "MUELLER E"}. */
    public static String fold(String text) {
        String upper = Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        if (isAscii(upper)) {
            return upper;
        }
        var folded = new StringBuilder(upper.length() + 8);
        for (char letter :
                Normalizer.normalize(umlauts(upper), Normalizer.Form.NFD).toCharArray()) {
            if (Character.getType(letter) != Character.NON_SPACING_MARK) {
                folded.append(letter);
            }
        }
        return folded.toString();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }

    private static String umlauts(String upper) {
        return upper.replace("Ä", "AE")
                .replace("Ö", "OE")
                .replace("Ü", "UE")
                .replace("ß", "SS")
                .replace("ẞ", "SS")
                .replace("Æ", "AE")
                .replace("Ø", "OE")
                .replace("Å", "A")
                .replace("Ł", "L");
    }

    /** Letters and digits only, folded: {@code squeeze("inv-2026/0004")} is {@code "INV20260004"}. */
    public static String squeeze(String text) {
        String folded = fold(text);
        var squeezed = new StringBuilder(folded.length());
        for (int i = 0; i < folded.length(); i++) {
            if (Character.isLetterOrDigit(folded.charAt(i))) {
                squeezed.append(folded.charAt(i));
            }
        }
        return squeezed.toString();
    }

    /** A name without punctuation and legal forms: {@code name("Acme & Söhne GmbH")} is {@code "ACME SOEHNE"}. */
    public static String name(String name) {
        String folded = fold(name).replace(".", "").replace("'", "");
        var words = new StringJoiner(" ");
        for (String word : folded.split("[^\\p{L}\\p{N}]+", -1)) {
            if (!word.isEmpty() && !LEGAL_FORMS.contains(word)) {
                words.add(word);
            }
        }
        return words.toString();
    }

    /** One spelling for letters and digits that are mistaken for each other: O and 0, I and 1, S and 5, B and 8. */
    public static String lookAlikes(String squeezed) {
        return squeezed.replace('O', '0').replace('I', '1').replace('S', '5').replace('B', '8');
    }

    /** How many digits a text has. */
    public static int digits(String text) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            if (isDigit(text.charAt(i))) {
                count++;
            }
        }
        return count;
    }

    /** An ASCII digit; NFKC has turned the others into these where it could. */
    public static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }
}
