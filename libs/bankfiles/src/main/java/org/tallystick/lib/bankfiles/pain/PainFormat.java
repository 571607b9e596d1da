package org.tallystick.lib.bankfiles.pain;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.StatementReader.Format;

/** Recognises the message: by its namespace, and by the element that carries it. */
final class PainFormat {
    private static final Pattern NAME = Pattern.compile("(pain\\.00[128])\\.(\\d{3}\\.\\d{2})");
    private static final Pattern CARRIER = Pattern.compile(
            "<(?:[\\w.-]{1,40}:)?(CstmrCdtTrfInitn|CstmrDrctDbtInitn|CstmrPmtStsRpt|pain\\.00[128]\\.\\d{3}\\.\\d{2})[\\s/>]");

    private PainFormat() {}

    /** The name of the first carrier in the beginning of a file; null when there is none. */
    static @Nullable String in(String beginning) {
        Matcher carrier = CARRIER.matcher(beginning.replace("\0", ""));
        return carrier.find() ? nameOf(carrier.group(1)) : null;
    }

    static @Nullable Format ofNamespace(String namespace) {
        Matcher matcher = NAME.matcher(namespace);
        return matcher.find() ? new Format(matcher.group(1), matcher.group(2)) : null;
    }

    /** The name of a message by the element that carries it; null when the element carries none. */
    static @Nullable String nameOf(String element) {
        return switch (element) {
            case "CstmrCdtTrfInitn" -> "pain.001";
            case "CstmrPmtStsRpt" -> "pain.002";
            case "CstmrDrctDbtInitn" -> "pain.008";
            default -> {
                Matcher name = NAME.matcher(element);
                yield name.matches() ? name.group(1) : null;
            }
        };
    }
}
