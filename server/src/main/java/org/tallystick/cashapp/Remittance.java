package org.tallystick.cashapp;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;

/**
 * What a payer says a payment is for, each source on its own, in the order of FORMATS §4.1: structured references, numbers
 * of documents with the amounts meant for them, free text, the end-to-end id.
 */
record Remittance(
        List<String> references,
        List<String> documents,
        Map<String, Money> stated,
        String text,
        @Nullable String endToEndId) {
    Remittance {
        references = List.copyOf(references);
        documents = List.copyOf(documents);
        stated = Map.copyOf(stated);
    }

    /** Of a payment that came by form or table: one text, which may hold anything. */
    static Remittance of(@Nullable String reference) {
        return new Remittance(List.of(), List.of(), Map.of(), reference == null ? "" : reference, null);
    }
}
