package org.tallystick.lib.bankfiles.camt;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.StatementReader.Format;

/** Recognises the message: by its namespace, else by the element that carries it. */
final class CamtFormat {
    private static final Pattern NAMESPACE = Pattern.compile("(camt\\.05[234])\\.001\\.(\\d{2})");
    private static final Pattern VERSION = Pattern.compile("V(\\d{2})$");

    private CamtFormat() {}

    static @Nullable Format ofNamespace(String namespace) {
        Matcher matcher = NAMESPACE.matcher(namespace);
        return matcher.find() ? new Format(matcher.group(1), matcher.group(2)) : null;
    }

    static @Nullable Format ofElement(String element) {
        String name = name(element);
        if (name == null) {
            return null;
        }
        Matcher version = VERSION.matcher(element);
        return new Format(name, version.find() ? version.group(1) : "");
    }

    private static @Nullable String name(String element) {
        if (element.startsWith("BkToCstmrAcctRpt")) {
            return "camt.052";
        }
        if (element.startsWith("BkToCstmrStmt")) {
            return "camt.053";
        }
        return element.startsWith("BkToCstmrDbtCdtNtfctn") ? "camt.054" : null;
    }
}
