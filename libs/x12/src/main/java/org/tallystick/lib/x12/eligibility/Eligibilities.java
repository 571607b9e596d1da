package org.tallystick.lib.x12.eligibility;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.x12.Problem;
import org.tallystick.lib.x12.X12Event;
import org.tallystick.lib.x12.element.Elements;
import org.tallystick.lib.x12.element.Heading;
import org.tallystick.lib.x12.element.LevelReading;
import org.tallystick.lib.x12.element.Period;
import org.tallystick.lib.x12.element.Rejection;
import org.tallystick.lib.x12.element.Trace;
import org.tallystick.lib.x12.eligibility.EligibilityEvent.Ended;
import org.tallystick.lib.x12.eligibility.EligibilityEvent.ProblemFound;
import org.tallystick.lib.x12.eligibility.EligibilityEvent.Started;
import org.tallystick.lib.x12.eligibility.EligibilityEvent.SubjectRead;

/** Turns the segments of transactions 270 and 271 into people asked about and answered for. */
public final class Eligibilities implements LevelReading.Reading {
    private static final Set<String> TYPES = Set.of("270", "271");

    private final Consumer<EligibilityEvent> events;
    private final LevelReading reading = new LevelReading(TYPES::contains, this, this::report);
    private List<Trace> traces = new ArrayList<>();
    private List<Period> periods = new ArrayList<>();
    private List<Question> questions = new ArrayList<>();
    private List<Rejection> rejections = new ArrayList<>();
    private List<Benefit> benefits = new ArrayList<>();
    private String relationship = "";
    private @Nullable OpenBenefit benefit;

    public Eligibilities(Consumer<EligibilityEvent> events) {
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
        traces = new ArrayList<>();
        periods = new ArrayList<>();
        questions = new ArrayList<>();
        rejections = new ArrayList<>();
        benefits = new ArrayList<>();
        relationship = "";
        benefit = null;
    }

    @Override
    public void level(Elements read) {
        close();
    }

    @Override
    public boolean claims(Elements read) {
        return benefit != null;
    }

    @Override
    public boolean segment(Elements read) {
        switch (read.id()) {
            case "EB" -> {
                closeBenefit();
                benefit = new OpenBenefit(read);
            }
            case "AAA" -> rejections.add(Rejection.of(read));
            case "TRN" -> traces.add(read.trace());
            case "INS" -> relationship = read.text(2);
            case "EQ" -> questions.add(new Question(read.repeated(1), read.procedure(2), read.text(3)));
            default -> {
                return benefit != null ? benefit.take(read) : describe(read);
            }
        }
        return true;
    }

    private boolean describe(Elements read) {
        switch (read.id()) {
            case "DTP" -> periods.add(read.period());
            case "HI", "MPI", "AMT", "III", "REF" -> {} // read over; kept in the file
            default -> {
                return false;
            }
        }
        return true;
    }

    private void closeBenefit() {
        if (benefit != null) {
            benefits.add(benefit.done());
            benefit = null;
        }
    }

    /** Ends what stands on a level; a level that only names a party is none to tell of. */
    private void close() {
        closeBenefit();
        if (!traces.isEmpty() || !questions.isEmpty() || !rejections.isEmpty() || !benefits.isEmpty()) {
            var parties = reading.parties();
            events.accept(new SubjectRead(new EligibilitySubject(
                    parties.level(),
                    parties.at("20", "PR"),
                    parties.at("21", "1P"),
                    parties.at("22").orElse(null),
                    parties.at("23").orElse(null),
                    relationship,
                    traces,
                    periods,
                    questions,
                    rejections,
                    benefits)));
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
