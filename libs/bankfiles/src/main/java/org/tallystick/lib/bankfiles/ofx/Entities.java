package org.tallystick.lib.bankfiles.ofx;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The character references OFX knows; all others stay as they are. */
final class Entities {
    private static final Pattern REFERENCE = Pattern.compile("&(?:([a-z]{2,4})|#([0-9]{1,7}));");
    private static final Map<String, String> NAMES =
            Map.of("amp", "&", "lt", "<", "gt", ">", "nbsp", " ", "quot", "\"", "apos", "'");

    private Entities() {}

    static String resolved(String text) {
        return text.indexOf('&') < 0
                ? text
                : REFERENCE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(resolved((Matcher) match)));
    }

    private static String resolved(Matcher match) {
        if (match.group(1) != null) {
            return NAMES.getOrDefault(match.group(1), match.group());
        }
        int code = Integer.parseInt(match.group(2));
        boolean character = code >= ' ' && Character.isValidCodePoint(code) && !Character.isSurrogate((char) code);
        return character ? Character.toString(code) : match.group();
    }
}
