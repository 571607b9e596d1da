package org.tallystick.onboarding;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.tallystick.platform.Refusal;

/**
 * The words of an acknowledgement in one language, with places for names.
 *
 * @param version 0 as Tallystick brings it
 */
public record Wording(String language, int version, String text) {
    /** What a wording names: who is owed, who owes, who pays, and when. */
    public static final List<String> PLACES = List.of("{seller}", "{customer}", "{number}", "{payer}", "{terms}");

    private static final List<String> NEEDED = List.of("{seller}", "{customer}", "{payer}", "{terms}");
    private static final Pattern MARKUP = Pattern.compile("<[!?/a-zA-Z]|[\\p{Cntrl}&&[^\\n\\t]]");
    private static final int LONGEST = 20_000;

    static final Map<String, String> USUAL = Map.of("en", """
            Who pays, and when

            {payer} pays what {seller} invoices to {customer} (customer number {number}).

            Invoices fall due by these terms of payment: {terms}. We have read and accept them.

            We accept that {seller} may charge late fees and interest on amounts that are overdue, as far as our contract and \
            the law allow, and may hand what stays unpaid to a collection agency after reminding us.

            Whoever signs may do so for {payer}.
            """, "de", """
            Wer bezahlt, und wann

            {payer} bezahlt, was {seller} {customer} (Kundennummer {number}) in Rechnung stellt.

            Rechnungen sind nach diesen Zahlungsbedingungen fällig: {terms}. Wir haben sie gelesen und nehmen sie an.

            Wir nehmen an, dass {seller} auf überfällige Beträge Mahngebühren und Zinsen berechnen darf, soweit unser Vertrag \
            und das Gesetz es erlauben, und was nach einer Mahnung unbezahlt bleibt, einem Inkassounternehmen übergeben darf.

            Wer unterschreibt, darf dies für {payer} tun.
            """, "es", """
            Quién paga, y cuándo

            {payer} paga lo que {seller} factura a {customer} (número de cliente {number}).

            Las facturas vencen según estas condiciones de pago: {terms}. Las hemos leído y las aceptamos.

            Aceptamos que {seller} cobre recargos e intereses de demora sobre los importes vencidos, en la medida en que nuestro \
            contrato y la ley lo permitan, y que encargue lo impagado a una agencia de cobro después de un recordatorio.

            Quien firma puede hacerlo en nombre de {payer}.
            """, "sv", """
            Vem som betalar, och när

            {payer} betalar det som {seller} fakturerar {customer} (kundnummer {number}).

            Fakturor förfaller enligt dessa betalningsvillkor: {terms}. Vi har läst och godtar dem.

            Vi godtar att {seller} tar ut förseningsavgifter och ränta på förfallna belopp, så långt vårt avtal och lagen \
            medger, och att det som förblir obetalt efter en påminnelse överlämnas till ett inkassobolag.

            Den som skriver under får göra det för {payer}.
            """);

    public static final List<String> LANGUAGES =
            USUAL.keySet().stream().sorted().toList();

    static Wording usual(String language) {
        String text = USUAL.get(language);
        return text == null ? usual("en") : new Wording(language, 0, text);
    }

    /** The exact text for one customer; names come in as they are. */
    String write(Map<String, String> names) {
        var written = new StringBuilder();
        int at = 0;
        var places = Pattern.compile("\\{[a-z]+}").matcher(text);
        while (places.find()) {
            written.append(text, at, places.start());
            String name = names.get(places.group());
            written.append(name == null ? places.group() : name);
            at = places.end();
        }
        return written.append(text, at, text.length()).toString().strip() + "\n";
    }

    /** A text that a company wrote itself. */
    static String sound(String text) {
        String stripped = text.replace("\r\n", "\n").strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST) {
            throw Refusal.invalid("WORDING_LENGTH", "Write a text of 1 to " + LONGEST + " characters.");
        }
        if (MARKUP.matcher(stripped).find()) {
            throw Refusal.invalid("TEXT_MARKUP", "Leave tags in angle brackets out; the text is signed as plain text.");
        }
        List<String> missing =
                NEEDED.stream().filter(place -> !stripped.contains(place)).toList();
        if (!missing.isEmpty()) {
            throw Refusal.invalid(
                    "WORDING_PLACES",
                    "The text has to name " + String.join(", ", missing)
                            + "; write them in braces where names come in.");
        }
        return stripped + "\n";
    }
}
