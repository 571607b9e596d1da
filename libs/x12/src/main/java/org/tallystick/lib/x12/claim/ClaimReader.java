package org.tallystick.lib.x12.claim;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.x12.ReadLimits;
import org.tallystick.lib.x12.X12Event;
import org.tallystick.lib.x12.X12Reader;
import org.tallystick.lib.x12.claim.ClaimEvent.ProblemFound;

/** Reads the claims of a file of transactions 837; only one claim at a time is in memory. */
public final class ClaimReader implements AutoCloseable {
    private final X12Reader envelopes;
    private final Queue<ClaimEvent> events = new ArrayDeque<>();
    private final Claims claims = new Claims(events::add);

    private ClaimReader(X12Reader envelopes) {
        this.envelopes = envelopes;
    }

    /** Opens a reader over the bytes of a file; nothing is read before the first {@link #next}. */
    public static ClaimReader open(InputStream source, ReadLimits limits) {
        return new ClaimReader(X12Reader.open(source, limits));
    }

    /**
     * The next event, null at the end. No content makes it throw; what is wrong comes as a problem.
     *
     * @throws java.io.UncheckedIOException when the source itself cannot be read
     */
    public @Nullable ClaimEvent next() {
        while (events.isEmpty()) {
            X12Event event = envelopes.next();
            if (event == null) {
                return null;
            }
            if (event instanceof X12Event.ProblemFound found) {
                events.add(new ProblemFound(found.problem()));
            }
            claims.take(event);
        }
        return events.poll();
    }

    @Override
    public void close() {
        envelopes.close();
    }
}
