package org.tallystick.lib.matching.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a text into words and says which of them are dates, amounts or numbers of something else. */
public final class Words {
    private static final int MOST = 400;
    private static final Pattern DATE = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:(?:0?[1-9]|[12]\\d|3[01])[./-](?:0?[1-9]|1[0-2])[./-](?:19|20)?\\d\\d"
                    + "|(?:0?[1-9]|1[0-2])[./](?:0?[1-9]|[12]\\d|3[01])[./](?:19|20)?\\d\\d"
                    + "|(?:19|20)\\d\\d[./-](?:0?[1-9]|1[0-2])[./-](?:0?[1-9]|[12]\\d|3[01])"
                    + "|(?:19|20)\\d\\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])"
                    + "|(?:0?[1-9]|1[0-2])/(?:19|20)\\d\\d)(?![\\p{L}\\p{N}]|[./-]\\d)");
    private static final Pattern AMOUNT = Pattern.compile(
            "(?<![\\p{L}\\p{N}.,])(?:\\d{1,3}(?:[., ']\\d{3})+|\\d{1,9})[.,]\\d\\d(?![\\p{L}\\p{N}]|[.,]\\d)");
    private static final Set<String> OTHER_THINGS = Set.of(
            "KST",
            "KOSTENSTELLE",
            "COSTCENTRE",
            "COSTCENTER",
            "CENTRE",
            "CENTER",
            "CC",
            "TEL",
            "TELEFON",
            "PHONE",
            "FAX",
            "IBAN",
            "BIC",
            "KONTO",
            "ACCOUNT",
            "ACCT",
            "UST",
            "USTID",
            "VAT",
            "STEUERNR",
            "TAX",
            "PLZ",
            "ZIP",
            "PROJEKT",
            "PROJECT",
            "PROJ",
            "PO",
            "ORDER",
            "BESTELLUNG",
            "BESTELL",
            "AUFTRAG",
            "COMMANDE",
            "KD",
            "KUNDE",
            "CUSTOMER",
            "KW",
            "WEEK",
            "YEAR",
            "JAHR",
            "BATCH",
            "LOT",
            "MANDAT",
            "MANDATE");
    private static final Set<String> BETWEEN = Set.of("NO", "NR", "NUMBER", "NUMMER", "ID", "CODE");

    private Words() {}

    /** The words of a text in reading order; at most {@value #MOST}. */
    public static List<Word> of(String text) {
        String folded = Folding.fold(text);
        boolean[] date = covered(folded, DATE);
        boolean[] amount = covered(folded, AMOUNT);
        List<Word> words = new ArrayList<>();
        int last = 0;
        int i = 0;
        while (i < folded.length() && words.size() < MOST) {
            if (!Character.isLetterOrDigit(folded.charAt(i))) {
                i++;
                continue;
            }
            int end = i;
            while (end < folded.length() && Character.isLetterOrDigit(folded.charAt(end))) {
                end++;
            }
            String word = folded.substring(i, end);
            words.add(new Word(word, i, folded.substring(last, i), kind(word, date[i], amount[i])));
            last = end;
            i = end;
        }
        return labelled(words);
    }

    private static boolean[] covered(String text, Pattern pattern) {
        boolean[] covered = new boolean[text.length()];
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            Arrays.fill(covered, matcher.start(), matcher.end(), true);
        }
        return covered;
    }

    private static WordClass kind(String word, boolean date, boolean amount) {
        if (Folding.digits(word) == 0) {
            return WordClass.LETTERS;
        }
        if (amount) {
            return WordClass.AMOUNT;
        }
        return date ? WordClass.DATE : WordClass.NUMBER;
    }

    private static List<Word> labelled(List<Word> words) {
        boolean other = false;
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            if (word.kind() == WordClass.LETTERS) {
                other = OTHER_THINGS.contains(word.text()) || (other && BETWEEN.contains(word.text()));
            } else {
                if (other && word.kind() == WordClass.NUMBER) {
                    words.set(i, word.as(WordClass.LABELLED));
                }
                other = false;
            }
        }
        return words;
    }
}
