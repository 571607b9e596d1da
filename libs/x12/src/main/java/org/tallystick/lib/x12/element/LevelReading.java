package org.tallystick.lib.x12.element;

import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.x12.Problem;
import org.tallystick.lib.x12.ProblemCode;
import org.tallystick.lib.x12.Severity;
import org.tallystick.lib.x12.X12Event;
import org.tallystick.lib.x12.X12Event.SegmentRead;
import org.tallystick.lib.x12.X12Event.TransactionEnded;
import org.tallystick.lib.x12.X12Event.TransactionStarted;

/**
 * Leads a reader through the transactions with levels that it wants: heading, levels with their parties, and whatever stands
 * on them.
 */
public final class LevelReading {
    /** What a reader does with it. */
    public interface Reading {
        void begin(Heading heading);

        /** Another level begins; the parties are those above it. */
        void level(Elements read);

        /** A segment that names or describes no party, or belongs to something else first; false when it fits nowhere. */
        boolean segment(Elements read);

        /** Whether a segment that could describe a party belongs to something else. */
        boolean claims(Elements read);

        void end(boolean sound);
    }

    private final Predicate<String> wanted;
    private final Reading reading;
    private final Elements elements;
    private final Levels levels = new Levels();
    private final LevelParties parties = new LevelParties();
    private @Nullable Heading heading;
    private boolean announced;

    public LevelReading(Predicate<String> wanted, Reading reading, Consumer<Problem> problems) {
        this.wanted = wanted;
        this.reading = reading;
        this.elements = new Elements(problems);
    }

    public LevelParties parties() {
        return parties;
    }

    /** Takes the next event of the envelope reader. */
    public void take(X12Event event) {
        switch (event) {
            case TransactionStarted started -> {
                heading = wanted.test(started.type()) ? Heading.begun(started.type(), started.control()) : null;
                elements.begin();
                levels.begin();
                parties.begin();
                announced = false;
            }
            case SegmentRead read when heading != null -> segment(heading, elements.at(read));
            case TransactionEnded ended
            when heading != null -> {
                announce(heading);
                heading = null;
                reading.end(elements.isSound() && ended.sound());
            }
            default -> {} // other transactions, and the envelopes around them
        }
    }

    private void segment(Heading begun, Elements read) {
        switch (read.id()) {
            case "BHT" -> heading = begun.with(read);
            case "HL" -> {
                announce(begun);
                levels.take(read);
                reading.level(read);
                parties.enter(read.text(3));
            }
            case "TA1" -> {} // of the interchange
            default -> {
                if (!fits(read)) {
                    read.report(Problem.of(Severity.WARN, ProblemCode.X12_ORDER, read.location(), read.id()));
                }
            }
        }
    }

    private boolean fits(Elements read) {
        if (!announced) {
            return parties.take(read);
        }
        return reading.claims(read) ? reading.segment(read) : parties.take(read) || reading.segment(read);
    }

    private void announce(Heading known) {
        if (!announced) {
            announced = true;
            reading.begin(known);
        }
    }
}
