package org.tallystick.lib.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.matching.Findings.Option;
import org.tallystick.lib.matching.text.Bag;
import org.tallystick.lib.matching.text.EditDistance;
import org.tallystick.lib.matching.text.Folding;
import org.tallystick.lib.matching.text.Word;

/** Words that are nearly a number of the pool, its end, or its changed end in a list. */
final class Slips {
    private static final int MOST_CHOICES = 8;
    private static final int MOST_BEGUN = 60;
    static final int MOST_WORDS = 3;
    private static final String LIST_SEPARATORS = ",;+&|";
    private static final int SHORTEST = 5;
    private static final int LONGEST = 40;

    private final Pool pool;
    private final Findings findings;
    private final Effort effort;
    private @Nullable List<Option> options;

    Slips(Pool pool, Findings findings, Effort effort) {
        this.pool = pool;
        this.findings = findings;
        this.effort = effort;
    }

    /** As {@link #find}, worked out when first asked for. */
    List<Option> options() {
        if (options == null) {
            options = find();
        }
        return options;
    }

    /** Each token with the items it may mean; tokens that may mean too many are left out. */
    private List<Option> find() {
        Map<String, Option> options = new LinkedHashMap<>();
        for (String token : tokens()) {
            keep(options, token, nearest(near(token, 0)));
        }
        for (Word word : findings.unread) {
            if (word.isNumber()) {
                keep(options, word.text() + "$", word.text().length() < 4 ? abbreviated(word) : endings(word.text()));
            }
        }
        List<Entry> begun = begun();
        if (!begun.isEmpty()) {
            options.put("^", new Option("^", begun.stream().map(List::of).toList()));
        }
        return List.copyOf(options.values());
    }

    /** Items whose number begins with what the text ends with: it may have been cut off there. */
    List<Entry> begun() {
        if (!findings.endsUnread) {
            return List.of();
        }
        List<Word> unread = findings.unread;
        for (int count = Math.min(MOST_WORDS, unread.size()); count > 0; count--) {
            String beginning = String.join(
                    "",
                    unread.subList(unread.size() - count, unread.size()).stream()
                            .map(Word::text)
                            .toList());
            List<Entry> found = beginning.length() < SHORTEST
                    ? List.of()
                    : pool.items().stream()
                            .filter(entry -> entry.number().startsWith(beginning)
                                    || entry.bare().startsWith(beginning))
                            .toList();
            if (!found.isEmpty() && found.size() <= MOST_BEGUN) {
                return found;
            }
        }
        return List.of();
    }

    /** All of them, or only the nearest when they are too many. */
    private static List<Entry> nearest(List<Near> near) {
        boolean many = near.size() > MOST_CHOICES;
        return near.stream()
                .filter(each -> !many || each.distance() == near.getFirst().distance())
                .map(Near::entry)
                .toList();
    }

    private static void keep(Map<String, Option> options, String token, List<Entry> choices) {
        if (!choices.isEmpty() && choices.size() <= MOST_CHOICES) {
            options.putIfAbsent(
                    token, new Option(token, choices.stream().map(List::of).toList()));
        }
    }

    /** Words not understood, alone and joined with their neighbours, and those that name somebody else's document. */
    List<String> tokens() {
        List<String> tokens = new ArrayList<>();
        List<Word> unread = findings.unread;
        for (int i = 0; i < unread.size(); i++) {
            for (int end = i + 1; end <= Math.min(i + MOST_WORDS, unread.size()); end++) {
                List<Word> run = unread.subList(i, end);
                String joined = joined(run);
                if (mayBeOne(run) && joined.length() <= LONGEST && Folding.digits(joined) >= 4) {
                    tokens.add(joined);
                }
            }
        }
        unread.stream()
                .map(Word::longestNumber)
                .filter(number -> number.length() >= SHORTEST)
                .forEach(tokens::add);
        findings.foreign.values().forEach(reference -> tokens.add(reference.token()));
        findings.settled.values().forEach(reference -> tokens.add(reference.token()));
        return tokens.stream().distinct().toList();
    }

    static String joined(List<Word> run) {
        return String.join("", run.stream().map(Word::text).toList());
    }

    /** Words torn apart by a blank or a dash; not those of a list. */
    static boolean mayBeOne(List<Word> run) {
        return run.stream()
                .skip(1)
                .allMatch(word -> word.before().chars().noneMatch(letter -> LIST_SEPARATORS.indexOf(letter) >= 0));
    }

    /** An item and how far its number is from a token. */
    record Near(Entry entry, int distance) {}

    /** Items within the slips that the length of a number allows, and some more; the nearest first. */
    List<Near> near(String token, int more) {
        String squeezed = Folding.lookAlikes(token);
        long bag = Bag.of(squeezed);
        List<Near> near = new ArrayList<>();
        for (Entry entry : pool.items()) {
            int distance = distance(squeezed, bag, entry, more);
            if (distance < Integer.MAX_VALUE) {
                near.add(new Near(entry, distance));
            }
        }
        near.sort(Comparator.comparingInt(Near::distance));
        return near;
    }

    private int distance(String token, long bag, Entry entry, int more) {
        int best = Integer.MAX_VALUE;
        for (int i = 0; i < entry.spellings().size(); i++) {
            String spelling = entry.spellings().get(i);
            int allowed = allowed(spelling.length()) + more;
            boolean possible = spelling.length() >= 6
                    && Math.abs(spelling.length() - token.length()) <= allowed
                    && Bag.mayBeWithin(bag, entry.bag(i), allowed);
            if (!possible || !effort.spend(1)) {
                continue;
            }
            int distance = EditDistance.within(token, spelling, allowed);
            if (distance <= allowed) {
                best = Math.min(best, distance);
            }
        }
        return best;
    }

    private static int allowed(int length) {
        return length >= 8 ? 2 : 1;
    }

    /** The items that a word may be the end of: of any number when it is long enough, else of one like those named. */
    List<Entry> ended(Word word) {
        if (!word.isNumber()) {
            return List.of();
        }
        return word.text().length() < 4
                ? abbreviated(word)
                : word.text().length() < SHORTEST ? List.of() : endings(word.text());
    }

    private List<Entry> endings(String digits) {
        return pool.items().stream()
                .filter(entry ->
                        digits.length() < entry.bare().length() && entry.bare().endsWith(digits))
                .toList();
    }

    /** 712 after INV-2026-004711 is INV-2026-004712. */
    private List<Entry> abbreviated(Word word) {
        String digits = word.text();
        List<Entry> found = new ArrayList<>();
        for (Reference named : findings.named.values()) {
            String first = named.entry().number();
            int keep = first.length() - digits.length();
            boolean before = named.offset() < word.offset();
            String number = keep < 3 || !before ? "" : first.substring(0, keep) + digits;
            pool.items().stream()
                    .filter(entry -> entry.number().equals(number) && entry != named.entry() && !found.contains(entry))
                    .forEach(found::add);
        }
        return found;
    }
}
