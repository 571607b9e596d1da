package org.tallystick.workbench;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.platform.web.Choice;

/** What can be chosen in selects that several forms have. */
public final class Choices {
    /** Languages documents are written in. */
    private static final List<String> LANGUAGES = List.of("en", "de", "es", "fr", "it", "nl", "pl", "sv");

    private Choices() {}

    /** Those in use today: the JDK remembers many that are not. */
    public static List<Choice> currencies() {
        return Arrays.stream(Locale.getISOCountries())
                .map(country -> Currency.getInstance(Locale.of("", country)))
                .filter(Objects::nonNull)
                .distinct()
                .filter(currency -> CurrencyCode.isKnown(currency.getCurrencyCode()))
                .sorted(Comparator.comparing(Currency::getCurrencyCode))
                .map(currency -> new Choice(
                        currency.getCurrencyCode(),
                        currency.getCurrencyCode() + " · " + currency.getDisplayName(Locale.UK)))
                .toList();
    }

    public static List<Choice> countries() {
        return Arrays.stream(Locale.getISOCountries())
                .map(country -> new Choice(country, country(country)))
                .sorted(Comparator.comparing(Choice::title))
                .toList();
    }

    /** {@code DE} is Germany. */
    public static String country(String code) {
        return Locale.of("", code).getDisplayCountry(Locale.UK);
    }

    /** The usual languages, and the present one if it is another. */
    public static List<Choice> languages(String present) {
        return Stream.concat(LANGUAGES.stream(), Stream.of(present))
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .map(tag -> new Choice(tag, language(tag)))
                .sorted(Comparator.comparing(Choice::title))
                .toList();
    }

    /** These languages, by their names. */
    public static List<Choice> languagesAmong(List<String> tags) {
        return tags.stream().map(tag -> new Choice(tag, language(tag))).toList();
    }

    /** {@code de} is German. */
    public static String language(String tag) {
        return Locale.forLanguageTag(tag).getDisplayName(Locale.UK);
    }

    /** The values of an enum by their titles. */
    public static <E extends Enum<E>> List<Choice> of(E[] values, Function<E, String> title) {
        return Arrays.stream(values)
                .map(value -> new Choice(value.name(), title.apply(value)))
                .toList();
    }
}
