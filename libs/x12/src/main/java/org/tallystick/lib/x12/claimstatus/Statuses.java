package org.tallystick.lib.x12.claimstatus;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.x12.Problem;
import org.tallystick.lib.x12.X12Event;
import org.tallystick.lib.x12.claimstatus.StatusEvent.Ended;
import org.tallystick.lib.x12.claimstatus.StatusEvent.ProblemFound;
import org.tallystick.lib.x12.claimstatus.StatusEvent.Started;
import org.tallystick.lib.x12.claimstatus.StatusEvent.SubjectRead;
import org.tallystick.lib.x12.element.Elements;
import org.tallystick.lib.x12.element.Heading;
import org.tallystick.lib.x12.element.LevelReading;
import org.tallystick.lib.x12.element.Period;
import org.tallystick.lib.x12.element.Quantity;
import org.tallystick.lib.x12.element.Reference;
import org.tallystick.lib.x12.element.Supplement;
import org.tallystick.lib.x12.element.Trace;

/** Turns the segments of transactions 276, 277 and 277CA into claims with their status. */
public final class Statuses implements LevelReading.Reading {
    private static final Set<String> TYPES = Set.of("276", "277");

    private final Consumer<StatusEvent> events;
    private final LevelReading reading = new LevelReading(TYPES::contains, this, this::report);
    private @Nullable Trace trace;
    private List<ClaimStatus> statuses = new ArrayList<>();
    private List<Reference> references = new ArrayList<>();
    private List<Supplement> supplements = new ArrayList<>();
    private List<Quantity> quantities = new ArrayList<>();
    private List<Period> periods = new ArrayList<>();
    private List<StatusLine> lines = new ArrayList<>();
    private @Nullable OpenLine line;

    public Statuses(Consumer<StatusEvent> events) {
        this.events = events;
    }

    /** Takes the next event of the envelope reader. */
    public void take(X12Event event) {
        reading.take(event);
    }

    @Override
    public void begin(Heading heading) {
        clear();
        events.accept(new Started(heading));
    }

    private void clear() {
        trace = null;
        statuses = new ArrayList<>();
        references = new ArrayList<>();
        supplements = new ArrayList<>();
        quantities = new ArrayList<>();
        periods = new ArrayList<>();
        lines = new ArrayList<>();
        line = null;
    }

    @Override
    public void level(Elements read) {
        close();
    }

    /** Behind a trace everything is about the claim, no longer about the person. */
    @Override
    public boolean claims(Elements read) {
        return (trace != null || line != null) && !read.is("NM1") && !read.is("DMG");
    }

    @Override
    public boolean segment(Elements read) {
        OpenLine open = line;
        switch (read.id()) {
            case "TRN" -> {
                close();
                trace = read.trace();
            }
            case "SVC" -> {
                closeLine();
                line = new OpenLine(read);
            }
            case "STC" -> (open == null ? statuses : open.statuses).add(status(read));
            case "REF" -> (open == null ? references : open.references).add(read.reference());
            case "DTP" -> (open == null ? periods : open.periods).add(read.period());
            case "AMT" -> supplements.add(read.supplement());
            case "QTY" -> {
                Quantity quantity = read.quantity();
                if (quantity != null) {
                    quantities.add(quantity);
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static ClaimStatus status(Elements read) {
        List<ClaimStatus.Code> codes = new ArrayList<>();
        for (int element : new int[] {1, 10, 11}) {
            if (!read.segment().isEmpty(element)) {
                codes.add(new ClaimStatus.Code(
                        read.component(element, 1), read.component(element, 2), read.component(element, 3)));
            }
        }
        return new ClaimStatus(codes, read.day(2), read.text(3), read.moneyIfAny(4), read.moneyIfAny(5), read.day(6));
    }

    private void closeLine() {
        if (line != null) {
            lines.add(line.done());
            line = null;
        }
    }

    /** Ends a claim; a level that only names a party is none to tell of. */
    private void close() {
        closeLine();
        if (trace != null || !statuses.isEmpty()) {
            var parties = reading.parties();
            events.accept(new SubjectRead(new StatusSubject(
                    parties.level(),
                    parties.at("20", "PR"),
                    parties.at("21", "41"),
                    parties.at("19").orElse(null),
                    parties.at("22").or(() -> parties.at("PT")).orElse(null),
                    parties.at("23").orElse(null),
                    trace == null ? Trace.of("", "") : trace,
                    statuses,
                    references,
                    supplements,
                    quantities,
                    periods,
                    lines)));
        }
        clear();
    }

    @Override
    public void end(boolean sound) {
        close();
        events.accept(new Ended(sound));
    }

    private void report(Problem problem) {
        events.accept(new ProblemFound(problem));
    }
}
