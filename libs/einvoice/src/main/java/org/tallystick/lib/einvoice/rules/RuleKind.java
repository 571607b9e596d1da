package org.tallystick.lib.einvoice.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whose rules; Peppol's and XRechnung's come on top of EN 16931 and do not repeat it. */
public enum RuleKind {
    /** The schema of the syntax. */
    SCHEMA,
    EN16931,
    PEPPOL,
    XRECHNUNG;

    /** The word of the command line: {@code en16931}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<RuleKind> of(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
    }
}
