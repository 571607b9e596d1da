package org.tallystick.cashapp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;

/**
 * What a payer says a payment is for, each source on its own, in the order of FORMATS §4.1: structured references, numbers
 * of documents with the amounts meant for them, free text, the end-to-end id; and what was really paid, when it was booked in
 * another currency.
 */
record Remittance(
        List<String> references,
        List<String> documents,
        Map<String, Money> stated,
        String text,
        @Nullable String endToEndId,
        @Nullable OriginalAmount original) {
    Remittance {
        references = List.copyOf(references);
        documents = List.copyOf(documents);
        stated = Map.copyOf(stated);
    }

    /** As it was stored with its line: references and documents one below the other. */
    static Remittance stored(
            @Nullable String reference, String text, @Nullable String endToEndId, @Nullable OriginalAmount original) {
        List<String> references = reference == null ? List.of() : List.of(reference.split("\n"));
        return new Remittance(references, List.of(), Map.of(), text, endToEndId, original);
    }

    /** What a notification says besides. */
    Remittance with(Remittance more) {
        Map<String, Money> amounts = new HashMap<>(more.stated);
        amounts.putAll(stated);
        return new Remittance(
                joined(references, more.references),
                joined(documents, more.documents),
                amounts,
                String.join(
                        "\n", joined(text.lines().toList(), more.text.lines().toList())),
                endToEndId == null ? more.endToEndId : endToEndId,
                original == null ? more.original : original);
    }

    private static List<String> joined(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).distinct().toList();
    }

    /** Of a payment that came by form or table: one text, which may hold anything. */
    static Remittance of(@Nullable String reference) {
        return new Remittance(List.of(), List.of(), Map.of(), reference == null ? "" : reference, null, null);
    }
}
