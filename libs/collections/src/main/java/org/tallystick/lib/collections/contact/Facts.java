package org.tallystick.lib.collections.contact;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is known of whoever is to be contacted.
 *
 * @param zones where the person may be: what is done must be convenient in all of them
 * @param workAddresses addresses of an employer; those the person gave us themselves are not among them
 * @param quiet days that are quiet where the person lives
 */
public record Facts(
        Party party,
        Debt debt,
        Capacity capacity,
        String country,
        String state,
        Set<ZoneId> zones,
        Set<String> workAddresses,
        Set<LocalDate> quiet,
        List<Word> words,
        List<Touch> touches) {
    /** Who owes. */
    public enum Party {
        NATURAL_PERSON,
        BUSINESS
    }

    /** What is owed. */
    public enum Debt {
        CONSUMER,
        COMMERCIAL
    }

    /** For whom we ask. */
    public enum Capacity {
        FIRST_PARTY,
        FOR_OTHERS,
        AGENCY
    }

    public Facts {
        zones = zones.isEmpty() ? CountryZones.of(country) : Set.copyOf(zones);
        workAddresses = Set.copyOf(workAddresses);
        quiet = Set.copyOf(quiet);
        words = List.copyOf(words);
        touches = List.copyOf(touches);
    }

    public Facts with(List<Word> others, List<Touch> made) {
        return new Facts(party, debt, capacity, country, state, zones, workAddresses, quiet, others, made);
    }

    /** The same hash for the same facts: what a decision rested on can be proved later. */
    public String hash() {
        String text = String.join(
                "\n",
                party.name(),
                debt.name(),
                capacity.name(),
                country,
                state,
                sorted(zones),
                sorted(workAddresses),
                sorted(quiet),
                sorted(words),
                sorted(touches));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sorted(Iterable<?> values) {
        var texts = new TreeSet<String>();
        values.forEach(value -> texts.add(text(value)));
        return String.join("|", texts);
    }

    /** Sets inside records have no order of their own. */
    private static String text(Object value) {
        return switch (value) {
            case Touch touch ->
                String.join(
                        ",",
                        touch.at().toString(),
                        touch.medium().name(),
                        new TreeSet<>(touch.debts()).toString(),
                        touch.vendor(),
                        touch.outgoing() + "" + touch.connected() + touch.conversation());
            case Word.NotThen not ->
                String.join(
                        ",",
                        "NotThen",
                        not.recordedAt().toString(),
                        new TreeSet<>(not.days()).toString(),
                        not.from().toString(),
                        not.until().toString());
            default -> value.toString();
        };
    }

    /** The words recorded by a moment. */
    List<Word> said(Instant at) {
        return words.stream().filter(word -> !word.recordedAt().isAfter(at)).toList();
    }
}
