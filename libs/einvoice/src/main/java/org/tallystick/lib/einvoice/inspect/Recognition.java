package org.tallystick.lib.einvoice.inspect;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Whether a file that begins with these bytes is an electronic invoice; bytes of UTF-16 are looked at without their zeros. */
public final class Recognition {
    /** How much of a file it takes to tell. */
    public static final int BEGINNING = 16_384;

    private static final int PDF_WITHIN = 1_024;

    /** The first element decides; declarations, comments and a document type may stand before it. */
    private static final Pattern ROOT = Pattern.compile(
            "\\A[^<]{0,10}+(?><\\?[^>]*+>|<!--(?>[^-]|-(?!->))*+-->|<!DOCTYPE(?>[^>\\[]|\\[[^\\]]*+\\])*+>|\\s)*+"
                    + "<(?:[\\w.-]{1,40}:)?(Invoice|CreditNote|CrossIndustryInvoice|CrossIndustryDocument)[\\s/>]");

    private Recognition() {}

    public static boolean recognises(byte[] beginning) {
        return isPdf(beginning) || isInvoice(beginning);
    }

    static boolean isPdf(byte[] beginning) {
        int length = Math.min(PDF_WITHIN, beginning.length);
        return new String(beginning, 0, length, StandardCharsets.ISO_8859_1).contains("%PDF-");
    }

    private static boolean isInvoice(byte[] beginning) {
        int length = Math.min(BEGINNING, beginning.length);
        String text = new String(beginning, 0, length, StandardCharsets.ISO_8859_1).replace("\u0000", "");
        return ROOT.matcher(text).find();
    }
}
