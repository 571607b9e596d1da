package org.tallystick.cli;

import java.util.ArrayList;
import java.util.List;
import org.tallystick.lib.einvoice.rules.RuleKind;

/** The value of {@code --rules}: en16931, peppol, xrechnung, schema, with commas between them. */
final class RuleChoice {
    private RuleChoice() {}

    static List<RuleKind> of(Arguments arguments) {
        List<RuleKind> kinds = new ArrayList<>();
        for (String word : arguments.optional("--rules").orElse("").split(",", -1)) {
            if (!word.isBlank()) {
                kinds.add(RuleKind.of(word.strip())
                        .orElseThrow(() -> new UsageException(
                                "--rules takes en16931, peppol, xrechnung and schema, not " + word.strip() + ".")));
            }
        }
        return kinds;
    }
}
