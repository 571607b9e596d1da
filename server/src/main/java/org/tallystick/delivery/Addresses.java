package org.tallystick.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.invoicing.Party;

/** Writes the names and addresses of documents. */
final class Addresses {
    private static final Set<String> CODE_BEHIND_CITY = Set.of("US", "GB", "IE", "CA", "AU", "NZ");

    private Addresses() {}

    /** The lines for the window of an envelope; the country only where the letter crosses a border. */
    static List<String> window(Party buyer, Party seller, Locale language) {
        List<String> lines = new ArrayList<>();
        lines.add(buyer.name());
        lines.addAll(place(buyer));
        if (!buyer.country().equals(seller.country())) {
            lines.add(country(buyer, language).toUpperCase(language));
        }
        return lines;
    }

    /** The sender in one line. */
    static String oneLine(Party party) {
        return String.join(
                " \u00b7 ",
                Stream.concat(Stream.of(party.name()), place(party).stream()).toList());
    }

    /** The sender, how to reach them, and who they are to the authorities: the columns at the foot of a page. */
    static List<List<String>> foot(Party seller, Texts texts) {
        List<String> who = new ArrayList<>();
        who.add(seller.name());
        who.addAll(place(seller));
        who.add(country(seller, texts.locale()));
        String phone = seller.phone();
        List<String> reach =
                present(phone == null ? null : texts.get("foot.phone", phone), seller.email(), seller.website());
        String taxId = seller.taxId();
        String registration = seller.registration();
        String taxKey = seller.country().equals("US") ? "foot.tax-id.US" : "foot.tax-id";
        List<String> identity = present(
                taxId == null ? null : texts.get(taxKey, taxId),
                registration == null ? null : texts.get("foot.registration", registration));
        return Stream.of(who, reach, identity)
                .filter(column -> !column.isEmpty())
                .toList();
    }

    private static List<String> place(Party party) {
        boolean codeBehind = CODE_BEHIND_CITY.contains(party.country());
        List<String> town =
                codeBehind ? present(party.city(), party.postalCode()) : present(party.postalCode(), party.city());
        return present(party.street(), town.isEmpty() ? null : String.join(" ", town));
    }

    private static String country(Party party, Locale language) {
        return Locale.of("", party.country()).getDisplayCountry(language);
    }

    private static List<String> present(@Nullable String... texts) {
        return Stream.of(texts)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .filter(text -> !text.isBlank())
                .toList();
    }
}
