package org.tallystick.lib.x12.claim;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.x12.Location;
import org.tallystick.lib.x12.Problem;
import org.tallystick.lib.x12.ProblemCode;
import org.tallystick.lib.x12.Severity;
import org.tallystick.lib.x12.X12Event;
import org.tallystick.lib.x12.X12Event.GroupStarted;
import org.tallystick.lib.x12.X12Event.SegmentRead;
import org.tallystick.lib.x12.X12Event.TransactionEnded;
import org.tallystick.lib.x12.X12Event.TransactionStarted;
import org.tallystick.lib.x12.claim.ClaimEvent.ClaimRead;
import org.tallystick.lib.x12.claim.ClaimEvent.ProblemFound;
import org.tallystick.lib.x12.claim.ClaimEvent.SubmissionEnded;
import org.tallystick.lib.x12.claim.ClaimEvent.SubmissionStarted;
import org.tallystick.lib.x12.element.Elements;
import org.tallystick.lib.x12.element.Levels;
import org.tallystick.lib.x12.element.Total;

/** Turns the segments of transactions 837 into claims; those of other transactions are passed over. */
public final class Claims {
    /** The transaction this reads. */
    public static final String TYPE = "837";

    private final Consumer<ClaimEvent> events;
    private final Elements elements = new Elements(this::report);
    private final Levels levels = new Levels();
    private final Total charged = new Total();
    private String groupVersion = "";
    private @Nullable TransactionStarted started;
    private OpenLevels parties = new OpenLevels();
    private @Nullable SegmentRead beginning;
    private boolean announced;
    private @Nullable OpenClaim claim;
    private long claims;

    public Claims(Consumer<ClaimEvent> events) {
        this.events = events;
    }

    /** Takes the next event of the envelope reader. */
    public void take(X12Event event) {
        switch (event) {
            case GroupStarted group -> groupVersion = group.version();
            case TransactionStarted transaction -> begin(transaction);
            case SegmentRead read when started != null -> segment(started, read);
            case TransactionEnded ended when started != null -> end(started, ended);
            default -> {} // other transactions, and the envelopes around them
        }
    }

    private void begin(TransactionStarted transaction) {
        started = transaction.type().equals(TYPE) ? transaction : null;
        elements.begin();
        levels.begin();
        charged.clear();
        parties = new OpenLevels();
        beginning = null;
        announced = false;
        claim = null;
        claims = 0;
    }

    private void segment(TransactionStarted transaction, SegmentRead next) {
        Elements read = elements.at(next);
        switch (read.id()) {
            case "BHT" -> beginning = next;
            case "HL" -> {
                closeClaim();
                announce(transaction);
                elements.at(next);
                levels.take(read);
                parties.enter(read.text(3));
            }
            case "CLM" -> {
                closeClaim();
                parties.close();
                claim = new OpenClaim(read);
                claims++;
            }
            case "TA1" -> {} // of the interchange
            default -> describe(read);
        }
    }

    private void describe(Elements read) {
        OpenClaim open = claim;
        boolean taken = open == null ? parties.take(read) : open.take(read);
        if (taken) {
            return;
        }
        if (open != null && open.isFull()) {
            read.report(Problem.of(
                    Severity.ERROR, ProblemCode.FILE_LIMIT, read.location(), "segments of a claim", "100000"));
            claim = null;
        } else {
            read.report(Problem.of(Severity.ERROR, ProblemCode.CLAIM_ORDER, read.location(), read.id()));
        }
    }

    /** The heading is complete when the first level comes. */
    private void announce(TransactionStarted transaction) {
        if (announced) {
            return;
        }
        announced = true;
        parties.close();
        SegmentRead found = beginning;
        LocalDate on = null;
        LocalTime at = null;
        if (found == null) {
            elements.report(Problem.of(Severity.ERROR, ProblemCode.CLAIM_ORDER, transaction.location())
                    .saying("heading"));
        } else {
            elements.at(found);
            on = elements.day(4);
            at = elements.time(5);
        }
        String version = transaction.version() == null ? groupVersion : transaction.version();
        events.accept(new SubmissionStarted(
                new Submission(
                        ClaimKind.of(version),
                        transaction.control(),
                        found == null ? "" : elements.text(2),
                        found == null ? "" : elements.text(3),
                        on,
                        at,
                        found == null ? "" : elements.text(6),
                        parties.submitter(),
                        parties.receiver()),
                transaction.location()));
    }

    private void closeClaim() {
        OpenClaim open = claim;
        if (open == null) {
            return;
        }
        claim = null;
        Claim done = parties.claim(open);
        charged.add(done.charge());
        var lines = new Total();
        done.lines().forEach(line -> lines.add(line.charge()));
        boolean balanced = lines.is(done.charge());
        if (!balanced) {
            Location at = open.chargedAt();
            Money sum = lines.money(elements.currency());
            elements.report(Problem.of(
                    Severity.ERROR,
                    ProblemCode.CLAIM_SUM,
                    at,
                    sum.toPlainString(),
                    done.charge().toPlainString()));
        }
        events.accept(new ClaimRead(done, balanced, open.location()));
    }

    private void end(TransactionStarted transaction, TransactionEnded ended) {
        closeClaim();
        announce(transaction);
        started = null;
        events.accept(
                new SubmissionEnded(claims, charged.money(elements.currency()), elements.isSound() && ended.sound()));
    }

    private void report(Problem problem) {
        events.accept(new ProblemFound(problem));
    }
}
