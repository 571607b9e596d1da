package org.tallystick.lib.bankfiles.mt940;

import org.jspecify.annotations.Nullable;

/**
 * The first line of a field 61, cut into its parts: {@code 2302090209CR2,00NTRFREFERENCE//BANK-REFERENCE}.
 *
 * @param valueDate YYMMDD, or what stands in its place
 * @param entryDate MMDD
 * @param mark C, D, RC, RD, EC or ED; empty when there is none
 * @param type a letter and three characters
 * @param rest what exceeds the reference's 16 characters
 */
record EntryLine(
        String valueDate,
        @Nullable String entryDate,
        String mark,
        String amount,
        String type,
        String reference,
        @Nullable String bankReference,
        String rest) {
    private static final int REFERENCE_LENGTH = 16;

    static EntryLine of(String text) {
        int dateEnd = Math.min(6, digitsEnd(text, 0));
        int entryEnd = digitsEnd(text, dateEnd) - dateEnd == 4 ? dateEnd + 4 : dateEnd;
        int markEnd = markEnd(text, entryEnd);
        int amountStart = skipFundsLetter(text, markEnd);
        int amountEnd = amountEnd(text, amountStart);
        int typeStart = skipBlanks(text, amountEnd);
        int typeEnd = Math.min(text.length(), typeStart + 4);
        String references = text.substring(typeEnd);
        int slashes = references.indexOf("//");
        String reference = slashes < 0 ? references : references.substring(0, slashes);
        int kept = Math.min(REFERENCE_LENGTH, reference.length());
        return new EntryLine(
                text.substring(0, dateEnd),
                entryEnd > dateEnd ? text.substring(dateEnd, entryEnd) : null,
                text.substring(entryEnd, markEnd),
                text.substring(amountStart, amountEnd),
                text.substring(typeStart, typeEnd).strip(),
                reference.substring(0, kept).strip(),
                slashes < 0 ? null : references.substring(slashes + 2).strip(),
                reference.substring(kept).strip());
    }

    private static int digitsEnd(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    /** C or D, after R for a reversal or E for an expected entry. */
    private static int markEnd(String text, int from) {
        int end = from;
        if (end + 1 < text.length() && (text.charAt(end) == 'R' || text.charAt(end) == 'E')) {
            end++;
        }
        boolean marked = end < text.length() && (text.charAt(end) == 'C' || text.charAt(end) == 'D');
        return marked ? end + 1 : from;
    }

    /** The third letter of the currency may stand before the amount. */
    private static int skipFundsLetter(String text, int from) {
        boolean letter = from < text.length() && text.charAt(from) >= 'A' && text.charAt(from) <= 'Z';
        return skipBlanks(text, letter ? from + 1 : from);
    }

    private static int skipBlanks(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) == ' ') {
            end++;
        }
        return end;
    }

    private static int amountEnd(String text, int from) {
        int end = from;
        while (end < text.length() && "0123456789,.".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return end;
    }
}
