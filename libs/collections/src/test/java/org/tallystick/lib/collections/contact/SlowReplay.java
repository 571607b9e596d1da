package org.tallystick.lib.collections.contact;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Replays a log of contacts with one person and names every one that the strict pack forbids. It shares nothing with the rules it
 * checks: it asks the clock on the wall and counts day by day, for each contact all those before.
 */
final class SlowReplay {
    private final Facts person;
    private final List<Touch> log;
    private final List<Attempt> attempts;

    /** The log and, for what we made ourselves, the attempts in the same order. */
    SlowReplay(Facts person, List<Touch> log, List<Attempt> attempts) {
        this.person = person;
        this.log = log;
        this.attempts = attempts;
    }

    List<String> violations() {
        List<String> found = new ArrayList<>();
        int made = 0;
        for (int i = 0; i < log.size(); i++) {
            Touch touch = log.get(i);
            if (touch.outgoing()) {
                check(touch, attempts.get(made++), log.subList(0, i), found);
            }
        }
        return found;
    }

    private void check(Touch touch, Attempt attempt, List<Touch> before, List<String> found) {
        for (ZoneId zone : person.zones()) {
            ZonedDateTime wall = touch.at().atZone(zone);
            String clock = "%02d%02d%02d".formatted(wall.getHour(), wall.getMinute(), wall.getSecond());
            if (touch.medium() != Medium.POST && (clock.compareTo("080000") < 0 || clock.compareTo("210000") > 0)) {
                found.add("outside of hours: " + wall);
            }
            if (before.stream().anyMatch(other -> countsAsTouch(other) && isSameDay(other.at(), touch.at(), zone))) {
                found.add("two on one day: " + wall);
            }
            if (touch.medium() == Medium.CALL && !isWanted(touch.at())) {
                calls(touch, before, zone, found);
            }
        }
        words(touch, attempt, found);
    }

    private void calls(Touch touch, List<Touch> before, ZoneId zone, List<String> found) {
        for (String debt : touch.debts()) {
            int counted = 0;
            for (Touch other : before) {
                long days = daysBetween(other.at(), touch.at(), zone);
                if (!other.debts().contains(debt) || days > 6) {
                    continue;
                }
                if (other.conversation()) {
                    found.add("call within seven days of a conversation");
                }
                if (other.medium() == Medium.CALL && other.outgoing() && other.connected() && !isWanted(other.at())) {
                    counted++;
                }
            }
            if (counted >= 7) {
                found.add("the eighth call in seven days about " + debt);
            }
        }
    }

    private void words(Touch touch, Attempt attempt, List<String> found) {
        Word.Consent last = null;
        for (Word word : person.words()) {
            if (word.recordedAt().isAfter(touch.at())) {
                continue;
            }
            if (word instanceof Word.Ceased) {
                found.add("contacted although it was to cease");
            } else if (word instanceof Word.NotThere not && not.address().equals(attempt.address())) {
                found.add("contacted at a place named inconvenient");
            } else if (word instanceof Word.NotThen not) {
                notThen(touch, not, found);
            } else if (word instanceof Word.Consent said && said.medium() == touch.medium()) {
                last = last == null || said.recordedAt().isAfter(last.recordedAt()) ? said : last;
            }
        }
        if (last != null && !last.given()) {
            found.add("contacted by a way that was refused");
        }
    }

    private void notThen(Touch touch, Word.NotThen not, List<String> found) {
        for (ZoneId zone : person.zones()) {
            ZonedDateTime wall = touch.at().atZone(zone);
            int second = wall.toLocalTime().toSecondOfDay();
            if (not.days().contains(wall.getDayOfWeek())
                    && second >= not.from().toSecondOfDay()
                    && second < not.until().toSecondOfDay()) {
                found.add("contacted at a time named inconvenient");
            }
        }
    }

    private static boolean countsAsTouch(Touch other) {
        return other.outgoing() && (other.medium() != Medium.CALL || other.connected());
    }

    private boolean isWanted(Instant at) {
        return person.words().stream()
                .anyMatch(word -> word instanceof Word.CallMe
                        && !at.isBefore(word.recordedAt())
                        && Duration.between(word.recordedAt(), at).compareTo(Duration.ofDays(7)) < 0);
    }

    private static boolean isSameDay(Instant one, Instant other, ZoneId zone) {
        return daysBetween(one, other, zone) == 0;
    }

    private static long daysBetween(Instant one, Instant other, ZoneId zone) {
        return ChronoUnit.DAYS.between(
                one.atZone(zone).toLocalDate(), other.atZone(zone).toLocalDate());
    }
}
