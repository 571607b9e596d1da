package org.tallystick.lib.collections.contact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a contact may be made at a moment. All packs that apply must allow, in all zones where the person may be. A pure
 * function: it is asked when a contact is planned and again in the transaction that makes it.
 *
 * <pre>{@code
 * Verdict verdict = ContactRules.check(Attempt.of(Medium.CALL, "+4687654321", Set.of("INV-1")), facts, Packs.all(), at);
 * }</pre>
 */
public final class ContactRules {
    /** Each step passes at least one objection; no calendar needs more. */
    private static final int MOST_STEPS = 500;

    private ContactRules() {}

    public static Verdict check(Attempt attempt, Facts facts, List<RulePack> packs, Instant at) {
        List<RulePack> mine =
                packs.stream().filter(pack -> pack.appliesTo().covers(facts)).toList();
        var evidence = new Verdict.Evidence(
                mine.stream()
                        .filter(pack -> isInForce(pack, facts, at))
                        .map(pack -> pack.id() + "/" + pack.version())
                        .toList(),
                facts.hash());
        if (facts.zones().isEmpty()) {
            return new Verdict.Refused(
                    "ZONE_UNKNOWN",
                    "Nobody knows what time it is there: enter the country of the customer.",
                    Optional.empty(),
                    evidence);
        }
        List<Found> found = objections(attempt, facts, mine, at);
        if (found.isEmpty()) {
            return new Verdict.Allowed(evidence);
        }
        Found first = found.getFirst();
        return new Verdict.Refused(
                first.rule(), first.objection().reason(), earliest(attempt, facts, mine, found), evidence);
    }

    private record Found(String rule, Objection objection) {}

    private static List<Found> objections(Attempt attempt, Facts facts, List<RulePack> packs, Instant at) {
        List<Found> found = new ArrayList<>();
        for (RulePack pack : packs) {
            if (!isInForce(pack, facts, at)) {
                continue;
            }
            for (Rule rule : pack.rules()) {
                RuleCheck.of(rule, attempt, facts, at)
                        .map(objection -> new Found(pack.id() + "/" + rule.id(), whileInForce(objection, pack, facts)))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    /** A pack binds when it is in force in one of the zones. */
    private static boolean isInForce(RulePack pack, Facts facts, Instant at) {
        return facts.zones().stream().anyMatch(zone -> pack.isInForce(LocalDate.ofInstant(at, zone)));
    }

    /** What a pack has against it ends with the pack at the latest. */
    private static Objection whileInForce(Objection objection, RulePack pack, Facts facts) {
        LocalDate until = pack.until();
        if (until == null) {
            return objection;
        }
        Instant end = facts.zones().stream()
                .map(zone -> until.atStartOfDay(zone).toInstant())
                .max(Instant::compareTo)
                .orElseThrow();
        Instant known = objection.until();
        return new Objection(objection.reason(), known == null || known.isAfter(end) ? end : known);
    }

    /** Goes from one end of the objections to the next, until there is none left. */
    private static Optional<Instant> earliest(Attempt attempt, Facts facts, List<RulePack> packs, List<Found> first) {
        List<Found> found = first;
        Instant last = null;
        for (int step = 0; step < MOST_STEPS; step++) {
            Instant next = end(found);
            if (next == null) {
                return Optional.empty();
            }
            found = objections(attempt, facts, packs, next);
            last = next;
            if (found.isEmpty()) {
                return Optional.of(last);
            }
        }
        return Optional.empty();
    }

    private static @Nullable Instant end(List<Found> found) {
        Instant latest = Instant.MIN;
        for (Found one : found) {
            Instant until = one.objection().until();
            if (until == null) {
                return null;
            }
            latest = until.isAfter(latest) ? until : latest;
        }
        return latest;
    }

    /** The calendar days it is where the person may be. */
    static LocalDate day(Instant at, ZoneId zone) {
        return LocalDate.ofInstant(at, zone);
    }
}
