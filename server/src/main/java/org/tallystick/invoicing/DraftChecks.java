package org.tallystick.invoicing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.scrubber.CheckBook;
import org.tallystick.scrubber.CheckBook.Cause;
import org.tallystick.scrubber.CheckBook.Found;
import org.tallystick.scrubber.CheckBook.Words;
import org.tallystick.scrubber.DraftFacts;
import org.tallystick.scrubber.Finding;
import org.tallystick.scrubber.RuleLevels;
import org.tallystick.scrubber.Scrubber;
import org.tallystick.scrubber.Severity;

/** Lets the scrubber look at drafts that were priced, writes down what it found, and says which of them have to wait. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class DraftChecks {
    static final String FAILED = "CHECK_FAILED";
    static final String WARNED = "CHECK_WARNING";

    private static final int MOST_SENTENCES = 3;

    private final DraftSurroundings surroundings;
    private final RuleLevels levels;
    private final CheckBook book;
    private final BusinessClock clock;

    DraftChecks(DraftSurroundings surroundings, RuleLevels levels, CheckBook book, BusinessClock clock) {
        this.surroundings = surroundings;
        this.levels = levels;
        this.book = book;
        this.clock = clock;
    }

    /** Why drafts are checked, and in whose name. */
    record Occasion(Cause cause, String by) {}

    /** The check, and why each draft that has to wait does. */
    record Outcome(UUID check, Map<UUID, Pricing.Result.Parked> held) {
        Outcome {
            held = Map.copyOf(held);
        }

        /** With those that wait for something else. */
        Outcome and(Map<UUID, Pricing.Result.Parked> more) {
            Map<UUID, Pricing.Result.Parked> all = new LinkedHashMap<>(held);
            all.putAll(more);
            return new Outcome(check, all);
        }
    }

    /** Before posting only what is held is written down: the others stand by the check they had. */
    Outcome of(CompanyId company, RunId run, List<DraftSurroundings.Priced> drafts, Occasion occasion) {
        UUID check = Ids.next();
        if (drafts.isEmpty()) {
            return new Outcome(check, Map.of());
        }
        List<DraftFacts> facts = surroundings.of(company, run, drafts);
        RuleLevels.Levels now =
                levels.of(company, facts.stream().map(fact -> fact.buyer().id()).collect(Collectors.toSet()));
        Set<Words> acknowledged =
                book.acknowledged(company, facts.stream().map(DraftFacts::draft).toList());
        List<Found> found = new ArrayList<>();
        Map<UUID, Pricing.Result.Parked> held = new LinkedHashMap<>();
        for (DraftFacts fact : facts) {
            List<Found> own = found(fact, Scrubber.check(fact, now));
            List<Finding> holding = own.stream()
                    .filter(one -> holds(one, acknowledged))
                    .map(Found::finding)
                    .toList();
            if (!holding.isEmpty()) {
                held.put(fact.draft(), waiting(holding));
            }
            if (occasion.cause() != Cause.POST || !holding.isEmpty()) {
                found.addAll(own);
            }
        }
        book.record(
                company,
                new CheckBook.Check(
                        check,
                        occasion.cause(),
                        facts.size(),
                        held.size(),
                        clock.today(company),
                        clock.now(),
                        occasion.by()),
                found);
        return new Outcome(check, held);
    }

    private static List<Found> found(DraftFacts facts, List<Finding> findings) {
        List<Found> found = new ArrayList<>(findings.size());
        for (Finding finding : findings) {
            found.add(new Found(facts.draft(), facts.buyer().id(), found.size() + 1, finding));
        }
        return found;
    }

    private static boolean holds(Found found, Set<Words> acknowledged) {
        return switch (found.finding().severity()) {
            case OFF, INFO -> false;
            case WARN -> !acknowledged.contains(found.words());
            case BLOCK -> true;
        };
    }

    private static Pricing.Result.Parked waiting(List<Finding> holding) {
        boolean failed = holding.stream().anyMatch(finding -> finding.severity() == Severity.BLOCK);
        String sentences = holding.stream()
                .sorted((one, other) -> other.severity().compareTo(one.severity()))
                .limit(MOST_SENTENCES)
                .map(Finding::sentence)
                .collect(Collectors.joining(" "));
        String more = holding.size() > MOST_SENTENCES ? " And " + (holding.size() - MOST_SENTENCES) + " more." : "";
        String next = failed
                ? " Mend what is wrong; the draft is ready by itself then, or check it again."
                : " Mend it, or acknowledge it with a reason.";
        return new Pricing.Result.Parked(failed ? FAILED : WARNED, sentences + more + next);
    }
}
