package org.tallystick.lib.x12.remittance;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.x12.Delimiters;
import org.tallystick.lib.x12.ReadLimits;
import org.tallystick.lib.x12.X12Event;
import org.tallystick.lib.x12.X12Reader;
import org.tallystick.lib.x12.remittance.RemittanceEvent.ProblemFound;

/**
 * Reads the payments of a file of transactions 820, with the documents each of them pays. What was paid on the documents
 * and all adjustments must sum to the payment; a difference is reported, never corrected.
 */
public final class RemittanceReader implements AutoCloseable {
    private final X12Reader envelopes;
    private final Queue<RemittanceEvent> events = new ArrayDeque<>();
    private final Remittances remittances = new Remittances(events::add);

    private RemittanceReader(X12Reader envelopes) {
        this.envelopes = envelopes;
    }

    /** Opens a reader over the bytes of a file; nothing is read before the first {@link #next}. */
    public static RemittanceReader open(InputStream source, ReadLimits limits) {
        return new RemittanceReader(X12Reader.open(source, limits));
    }

    /** For a transaction without an envelope, as the joined addenda of an ACH payment (CTX) hold it. */
    public static RemittanceReader fragment(InputStream source, Delimiters delimiters, ReadLimits limits) {
        return new RemittanceReader(X12Reader.fragment(source, delimiters, limits));
    }

    /**
     * The next event, null at the end. No content makes it throw; what is wrong comes as a problem.
     *
     * @throws java.io.UncheckedIOException when the source itself cannot be read
     */
    public @Nullable RemittanceEvent next() {
        while (events.isEmpty()) {
            X12Event event = envelopes.next();
            if (event == null) {
                return null;
            }
            if (event instanceof X12Event.ProblemFound found) {
                events.add(new ProblemFound(found.problem()));
            }
            remittances.take(event);
        }
        return events.poll();
    }

    @Override
    public void close() {
        envelopes.close();
    }
}
