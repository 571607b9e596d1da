package org.tallystick.lib.einvoice;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.einvoice.model.EInvoice;

/**
 * What became of reading a document: the invoice, unless a problem is FATAL, and all problems.
 *
 * @param content the invoice, or null
 */
public record Reading(@Nullable EInvoice content, List<Problem> problems) {
    public Reading {
        problems = List.copyOf(problems);
    }

    public static Reading failed(Problem problem) {
        return new Reading(null, List.of(problem));
    }

    public Optional<EInvoice> invoice() {
        return Optional.ofNullable(content);
    }

    /** Whether the document may not be used as it is. */
    public boolean blocked() {
        return problems.stream().anyMatch(problem -> problem.severity().blocks());
    }
}
