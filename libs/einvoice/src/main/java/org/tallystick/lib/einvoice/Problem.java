package org.tallystick.lib.einvoice;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Something wrong with the content of a document: never an exception, never a silent correction.
 *
 * @param messageKey the sentence in the catalogue: the code, or the code with a suffix where it has several sentences
 * @param arguments the values of the sentence, as the file writes them; may hold personal data: show them, never log them
 */
public record Problem(
        Severity severity, ProblemCode code, Location location, String messageKey, List<String> arguments) {
    private static final String CATALOGUE = "org.tallystick.lib.einvoice.problems";
    private static final int LONGEST = 120;

    public Problem {
        arguments = arguments.stream().map(Problem::excerpt).toList();
    }

    private static String excerpt(String text) {
        String cut = text.substring(0, Math.min(text.length(), LONGEST));
        return cut.replaceAll("\\p{Cntrl}+", " ");
    }

    /** A problem whose sentence is the one of its code. */
    public static Problem of(Severity severity, ProblemCode code, Location location, String... arguments) {
        return new Problem(severity, code, location, code.text(), List.of(arguments));
    }

    /** The same problem with another sentence of its code: {@code XML-CONTENT-01.value} for the suffix {@code value}. */
    public Problem saying(String suffix) {
        return new Problem(severity, code, location, code.text() + "." + suffix, arguments);
    }

    /** The sentences of all problems in a language, English where it has none. */
    public static ResourceBundle catalogue(Locale locale) {
        return ResourceBundle.getBundle(
                CATALOGUE,
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The sentence of a catalogue. */
    public String message(ResourceBundle catalogue) {
        return new MessageFormat(catalogue.getString(messageKey), catalogue.getLocale()).format(arguments.toArray());
    }
}
