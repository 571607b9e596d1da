package org.tallystick.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.einvoice.inspect.EInvoiceFile;
import org.tallystick.lib.einvoice.inspect.EInvoiceInspection;
import org.tallystick.lib.einvoice.rules.RuleKind;
import org.tallystick.lib.einvoice.rules.RuleSets;

/** {@code einvoice check}: what the official rules say of an invoice. */
final class EInvoiceCheck implements PureCommand {
    static final Syntax SYNTAX = Syntax.of(
            "einvoice check",
            "FILE [--rules R] [--on DATE]",
            "asks the official rules: --rules en16931,peppol,xrechnung,schema, or those the invoice says it follows");

    @Override
    public CommandResult run(Arguments arguments, Console console) {
        byte[] file = InputFile.read(arguments.text("FILE"));
        List<RuleKind> kinds = RuleChoice.of(arguments);
        if (kinds.isEmpty()) {
            kinds = EInvoiceFile.open(file)
                    .reading()
                    .invoice()
                    .map(RuleSets::kindsFor)
                    .orElse(List.of());
        }
        Map<String, @Nullable Object> found = EInvoiceInspection.of(
                arguments.text("FILE"), file, kinds, arguments.date("--on").orElse(null), Locale.ENGLISH);
        return CommandResult.of(found, text(found)).withFindings(EInvoiceInspection.hasFindings(found));
    }

    private static String text(Map<String, @Nullable Object> found) {
        var text = new StringBuilder();
        if (found.get("problems") instanceof List<?> problems) {
            problems.forEach(problem -> text.append(problem).append('\n'));
        }
        if (found.get("rules") instanceof Map<?, ?> rules) {
            rules.forEach((kind, answer) -> describe(text, String.valueOf(kind), (Map<?, ?>) answer));
        }
        return text.toString();
    }

    private static void describe(StringBuilder text, String kind, Map<?, ?> answer) {
        if (answer.get("notChecked") != null) {
            text.append(kind).append(": not checked\n");
            return;
        }
        boolean valid = answer.get("fatal") instanceof List<?> fatal && fatal.isEmpty();
        text.append("%s %s: %s%n".formatted(kind, answer.get("version"), valid ? "valid" : "not valid"));
        if (answer.get("findings") instanceof List<?> findings) {
            for (Object finding : findings) {
                Map<?, ?> row = (Map<?, ?>) finding;
                text.append("  %s %s  %s%n      %s%n"
                        .formatted(row.get("level"), row.get("rule"), row.get("text"), row.get("location")));
            }
        }
    }
}
