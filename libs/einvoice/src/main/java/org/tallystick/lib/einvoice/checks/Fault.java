package org.tallystick.lib.einvoice.checks;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * What is wrong with an invoice, at one field of it.
 *
 * @param rule the id of the official rule, or one of ours, which begin with {@code EINVOICE}
 * @param blocking whether the invoice may not be posted with it
 * @param field of the model: {@code lines[2].vat.rate}
 * @param arguments the values of the sentence; may hold what the invoice says: show them, never log them
 */
public record Fault(String rule, boolean blocking, String field, List<String> arguments) {
    private static final String CATALOGUE = "org.tallystick.lib.einvoice.checks.faults";

    public Fault {
        arguments = List.copyOf(arguments);
    }

    /** The sentences of all faults in a language, English where it has none. */
    public static ResourceBundle catalogue(Locale locale) {
        return ResourceBundle.getBundle(
                CATALOGUE,
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The sentence, which names what to do. */
    public String message(ResourceBundle catalogue) {
        return new MessageFormat(catalogue.getString(key()), catalogue.getLocale()).format(arguments.toArray());
    }

    /** The rules of decimals, of code lists and of the categories of tax say the same of many fields. */
    private String key() {
        if (rule.startsWith("BR-DEC-")) {
            return "BR-DEC";
        }
        if (rule.startsWith("BR-CL-")) {
            return "BR-CL";
        }
        return VatCategory.ofRule(rule)
                .map(category -> "BR-VAT" + rule.substring(rule.lastIndexOf('-')))
                .orElse(rule);
    }
}
