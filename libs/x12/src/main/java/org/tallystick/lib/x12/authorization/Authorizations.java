package org.tallystick.lib.x12.authorization;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.tallystick.lib.x12.Problem;
import org.tallystick.lib.x12.X12Event;
import org.tallystick.lib.x12.authorization.AuthorizationEvent.Ended;
import org.tallystick.lib.x12.authorization.AuthorizationEvent.ProblemFound;
import org.tallystick.lib.x12.authorization.AuthorizationEvent.Started;
import org.tallystick.lib.x12.authorization.AuthorizationEvent.SubjectRead;
import org.tallystick.lib.x12.element.Elements;
import org.tallystick.lib.x12.element.Heading;
import org.tallystick.lib.x12.element.LevelReading;
import org.tallystick.lib.x12.element.Period;
import org.tallystick.lib.x12.element.Procedure;
import org.tallystick.lib.x12.element.Reference;
import org.tallystick.lib.x12.element.Rejection;
import org.tallystick.lib.x12.element.Trace;

/** Turns the segments of transactions 278 into events and services with what was decided. */
public final class Authorizations implements LevelReading.Reading {
    private final Consumer<AuthorizationEvent> events;
    private final LevelReading reading = new LevelReading("278"::equals, this, this::report);
    private List<String> request = List.of();
    private String decision = "";
    private String number = "";
    private String reason = "";
    private List<Trace> traces = new ArrayList<>();
    private List<Reference> references = new ArrayList<>();
    private List<Period> periods = new ArrayList<>();
    private List<Reference> diagnoses = new ArrayList<>();
    private List<Procedure> procedures = new ArrayList<>();
    private List<Rejection> rejections = new ArrayList<>();
    private boolean telling;

    public Authorizations(Consumer<AuthorizationEvent> events) {
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
        request = List.of();
        decision = "";
        number = "";
        reason = "";
        traces = new ArrayList<>();
        references = new ArrayList<>();
        periods = new ArrayList<>();
        diagnoses = new ArrayList<>();
        procedures = new ArrayList<>();
        rejections = new ArrayList<>();
        telling = false;
    }

    @Override
    public void level(Elements read) {
        close();
    }

    @Override
    public boolean claims(Elements read) {
        return telling && read.is("REF");
    }

    @Override
    public boolean segment(Elements read) {
        switch (read.id()) {
            case "TRN" -> traces.add(read.trace());
            case "AAA" -> rejections.add(Rejection.of(read));
            case "UM" -> {
                request = List.of(read.text(1), read.text(2), read.text(3));
                telling = true;
            }
            case "HCR" -> {
                decision = read.text(1);
                number = read.text(2);
                reason = read.text(3);
                telling = true;
            }
            case "REF" -> references.add(read.reference());
            case "DTP" -> periods.add(read.period());
            case "HI" -> {
                for (int i = 1; i <= read.segment().size(); i++) {
                    diagnoses.add(new Reference(read.component(i, 1), read.component(i, 2)));
                }
            }
            case "SV1", "SV3" -> procedures.add(read.procedure(1));
            case "SV2" -> procedures.add(read.procedure(2));
            case "HSD", "CRC", "CL1", "CR1", "CR2", "CR4", "CR5", "CR6", "PWK", "MSG", "INS", "TOO" -> {} // read over
            default -> {
                return false;
            }
        }
        return true;
    }

    private void close() {
        boolean told = telling || !traces.isEmpty() || !rejections.isEmpty() || !procedures.isEmpty();
        if (told) {
            var parties = reading.parties();
            events.accept(new SubjectRead(new AuthorizationSubject(
                    parties.level(),
                    parties.at("20", "X3"),
                    parties.at("21", "1P"),
                    parties.at("22").orElse(null),
                    parties.at("23").orElse(null),
                    request,
                    decision,
                    number,
                    reason,
                    traces,
                    references,
                    periods,
                    diagnoses,
                    procedures,
                    rejections)));
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
