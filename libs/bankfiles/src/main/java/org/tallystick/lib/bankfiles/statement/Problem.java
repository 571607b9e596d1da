package org.tallystick.lib.bankfiles.statement;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Something wrong with the content of a file: never an exception, never a silent correction.
 *
 * @param messageKey the sentence in the catalogue: the code, or the code with a suffix where it has several sentences
 * @param arguments the values of the sentence, as the file writes them
 * @param excerpt at most 120 characters of the file around the place; may hold personal data: show it, never log it
 */
public record Problem(
        Severity severity,
        ProblemCode code,
        Location location,
        String messageKey,
        List<String> arguments,
        String excerpt) {
    private static final String CATALOGUE = "org.tallystick.lib.bankfiles.statement.problems";

    public Problem {
        arguments = List.copyOf(arguments);
        excerpt = Excerpt.of(excerpt);
    }

    /** A problem whose sentence is the one of its code. */
    public static Problem of(Severity severity, ProblemCode code, Location location, String... arguments) {
        return new Problem(severity, code, location, code.text(), List.of(arguments), "");
    }

    /** The same problem with another sentence of its code: {@code CAMT-BAL-01.currency} for the suffix {@code currency}. */
    public Problem saying(String suffix) {
        return new Problem(severity, code, location, code.text() + "." + suffix, arguments, excerpt);
    }

    /** The same problem with the text of the file around the place. */
    public Problem around(String text) {
        return new Problem(severity, code, location, messageKey, arguments, text);
    }

    /** The sentences of all problems in a language, English where it has none. */
    public static ResourceBundle catalogue(Locale locale) {
        return ResourceBundle.getBundle(
                CATALOGUE,
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The sentence in the language of the locale, such as "The file is empty." */
    public String message(Locale locale) {
        return message(catalogue(locale));
    }

    /** The sentence of a catalogue. */
    public String message(ResourceBundle catalogue) {
        return new MessageFormat(catalogue.getString(messageKey), catalogue.getLocale()).format(arguments.toArray());
    }
}
