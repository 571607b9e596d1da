package org.tallystick.lib.collections.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Contacts with simulated people: random zones and moves, nights, clock changes, several debts and vendors, consent, wishes.
 * What the rules allowed is replayed by a slow checker of its own. {@code -Dtallystick.contacts=1000000} makes it a million.
 */
class SimulatedContactsTest {
    private static final int CONTACTS = Integer.getInteger("tallystick.contacts", 20_000);
    private static final long SEED = Long.getLong("tallystick.contacts.seed", 20_261_201L);
    private static final List<ZoneId> ZONES =
            new TreeSet<>(ZoneId.getAvailableZoneIds()).stream().map(ZoneId::of).toList();
    private static final int TRIES_EACH = 80;

    private final Random random = new Random(SEED);

    @Test
    void noAllowedContactIsForbiddenByTheSlowReplay() {
        int made = 0;
        int refused = 0;
        List<String> violations = new ArrayList<>();
        while (made < CONTACTS) {
            var person = new Person();
            person.live();
            made += person.attempts.size();
            refused += person.refused;
            violations.addAll(new SlowReplay(person.facts, person.log, person.attempts).violations());
        }

        System.out.printf("%,d contacts made, %,d refused, seed %d%n", made, refused, SEED);
        assertThat(violations).as("seed %d", SEED).isEmpty();
        assertThat(refused).isGreaterThan(made / 10);
    }

    @Test
    void whatTheRulesCallTheEarliestTimeIsAllowedAndTheMomentBeforeIsNot() {
        for (int i = 0; i < 2_000; i++) {
            var person = new Person();
            person.live();
            Instant at = person.now;
            Attempt attempt = person.attempt();
            if (check(attempt, person.facts(), at) instanceof Verdict.Refused no) {
                no.earliest().ifPresent(earliest -> {
                    assertThat(check(attempt, person.facts(), earliest).isAllowed())
                            .isTrue();
                    assertThat(check(attempt, person.facts(), earliest.minusMillis(1))
                                    .isAllowed())
                            .isFalse();
                });
            }
        }
    }

    @Test
    void theReplayFindsWhatIsPlanted() {
        Facts ada = Ada.in("Europe/Stockholm");
        List<Touch> log = List.of(
                Ada.conversation(Ada.at("2026-12-01T12:00", "Europe/Stockholm")),
                Ada.call(Ada.at("2026-12-07T21:00:01", "Europe/Stockholm")),
                Ada.call(Ada.at("2026-12-07T21:00:02", "Europe/Stockholm")));

        List<String> found = new SlowReplay(ada, log, List.of(Ada.aCall(), Ada.aCall())).violations();

        assertThat(found).hasSize(5);
    }

    private <T> T any(T[] values) {
        return List.of(values).get(random.nextInt(values.length));
    }

    private static Verdict check(Attempt attempt, Facts facts, Instant at) {
        return ContactRules.check(attempt, facts, Packs.all(), at);
    }

    /** One person through some weeks around a change of clocks, or not. */
    private final class Person {
        final Facts facts;
        final List<Touch> log = new ArrayList<>();
        final List<Attempt> attempts = new ArrayList<>();
        Instant now = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofMinutes(random.nextInt(500_000)));
        int refused;

        Person() {
            Set<ZoneId> zones = new TreeSet<>(Comparator.comparing(ZoneId::getId));
            int places = random.nextInt(4) == 0 ? 2 : 1;
            while (zones.size() < places) {
                zones.add(ZONES.get(random.nextInt(ZONES.size())));
            }
            this.facts = new Facts(
                    Facts.Party.NATURAL_PERSON,
                    Facts.Debt.CONSUMER,
                    any(Facts.Capacity.values()),
                    "US",
                    "NY",
                    zones,
                    Set.of("work"),
                    Set.of(),
                    words(),
                    List.of());
        }

        private List<Word> words() {
            List<Word> words = new ArrayList<>();
            while (random.nextInt(3) == 0) {
                Instant at = now.plus(Duration.ofHours(random.nextInt(2_000)));
                words.add(
                        switch (random.nextInt(6)) {
                            case 0, 1 ->
                                new Word.Consent(
                                        at,
                                        any(Medium.values()),
                                        null,
                                        random.nextBoolean(),
                                        at.plus(Duration.ofDays(random.nextInt(1, 60))));
                            case 2 -> new Word.CallMe(at);
                            case 3 ->
                                new Word.NotThen(
                                        at,
                                        Set.of(DayOfWeek.of(random.nextInt(2, 8)), DayOfWeek.MONDAY),
                                        LocalTime.of(random.nextInt(0, 12), 0),
                                        LocalTime.of(random.nextInt(12, 24), 30));
                            case 4 -> new Word.NotThere(at, "number " + random.nextInt(2));
                            default -> new Word.Ceased(at, any(Word.Reason.values()));
                        });
            }
            return words;
        }

        Facts facts() {
            return facts.with(facts.words(), log);
        }

        Attempt attempt() {
            return Attempt.of(
                    any(Medium.values()),
                    "number " + random.nextInt(2),
                    random.nextBoolean() ? Set.of("debt 1") : Set.of("debt 1", "debt " + random.nextInt(2, 4)));
        }

        void live() {
            for (int i = 0; i < TRIES_EACH; i++) {
                now = now.plusSeconds(random.nextInt(20) == 0 ? random.nextInt(5) : random.nextInt(80_000));
                if (random.nextInt(40) == 0) { // the person calls
                    log.add(new Touch(now, Medium.CALL, Set.of("debt 1"), "one", false, true, random.nextBoolean()));
                    continue;
                }
                Attempt attempt = attempt();
                if (check(attempt, facts(), now).isAllowed()) {
                    boolean connected = random.nextInt(5) > 0;
                    log.add(new Touch(
                            now,
                            attempt.medium(),
                            attempt.debts(),
                            "vendor " + random.nextInt(2),
                            true,
                            connected,
                            attempt.medium() == Medium.CALL && connected && random.nextInt(12) == 0));
                    attempts.add(attempt);
                } else {
                    refused++;
                }
            }
        }
    }
}
