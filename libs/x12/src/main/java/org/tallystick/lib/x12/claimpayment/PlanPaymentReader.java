package org.tallystick.lib.x12.claimpayment;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.x12.Delimiters;
import org.tallystick.lib.x12.ReadLimits;
import org.tallystick.lib.x12.X12Event;
import org.tallystick.lib.x12.X12Reader;
import org.tallystick.lib.x12.claimpayment.PlanPaymentEvent.ProblemFound;

/**
 * Reads the payments of a file of transactions 835; only one claim at a time is in memory.
 *
 * <pre>{@code
 * try (var reader = PlanPaymentReader.open(input, ReadLimits.defaults())) {
 *     for (PlanPaymentEvent event = reader.next(); event != null; event = reader.next()) { … }
 * }
 * }</pre>
 */
public final class PlanPaymentReader implements AutoCloseable {
    private final X12Reader envelopes;
    private final Queue<PlanPaymentEvent> events = new ArrayDeque<>();
    private final PlanPayments payments = new PlanPayments(events::add);

    private PlanPaymentReader(X12Reader envelopes) {
        this.envelopes = envelopes;
    }

    /** Opens a reader over the bytes of a file; nothing is read before the first {@link #next}. */
    public static PlanPaymentReader open(InputStream source, ReadLimits limits) {
        return new PlanPaymentReader(X12Reader.open(source, limits));
    }

    /** For transactions without an envelope. */
    public static PlanPaymentReader fragment(InputStream source, Delimiters delimiters, ReadLimits limits) {
        return new PlanPaymentReader(X12Reader.fragment(source, delimiters, limits));
    }

    /**
     * The next event, null at the end. No content makes it throw; what is wrong comes as a problem.
     *
     * @throws java.io.UncheckedIOException when the source itself cannot be read
     */
    public @Nullable PlanPaymentEvent next() {
        while (events.isEmpty()) {
            X12Event event = envelopes.next();
            if (event == null) {
                return null;
            }
            if (event instanceof X12Event.ProblemFound found) {
                events.add(new ProblemFound(found.problem()));
            }
            payments.take(event);
        }
        return events.poll();
    }

    @Override
    public void close() {
        envelopes.close();
    }
}
