package org.tallystick.lib.synthetic;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Gives documents their numbers: by issue date over all customers, in several series, with a few voided numbers. */
final class Numbering {
    private final Dice dice;
    private final List<String> formats;
    private final Map<String, Document> used = new HashMap<>();
    private final List<String> voided = new ArrayList<>();

    Numbering(CashOptions options) {
        this.dice = Dice.of(options.seed()).stream("numbers");
        this.formats = Vocabulary.of(options.secondFamily()).prefixes();
    }

    void number(List<Document> documents, LocalDate firstDay) {
        int[] next = new int[formats.size()];
        Arrays.setAll(next, series -> 1000 + dice.below(3000));
        documents.stream()
                .sorted(Comparator.comparingInt((Document document) -> document.issued)
                        .thenComparingInt(document -> document.sequence))
                .forEach(document -> {
                    int series = document.amount < 0 ? 1 : dice.weighted(700, 150, 150);
                    int year = firstDay.plusDays(document.issued).getYear();
                    if (dice.perMille(10)) {
                        voided.add(format(series, year, next[series]++));
                    }
                    document.number = format(series, year, next[series]++);
                    if (used.put(document.number, document) != null) {
                        throw new IllegalStateException(document.number + " was given twice");
                    }
                });
    }

    private String format(int series, int year, int number) {
        return String.format(Locale.ROOT, formats.get(series), year, number, year % 100);
    }

    List<String> voided() {
        return voided;
    }

    boolean isUsed(String number) {
        return used.containsKey(number);
    }

    Document document(String number) {
        return Objects.requireNonNull(used.get(number), number);
    }

    /** True for the number of another document of the same customer. */
    boolean isOwn(Document document, String number) {
        Document other = used.get(number);
        return other != null && other != document && other.party == document.party;
    }
}
