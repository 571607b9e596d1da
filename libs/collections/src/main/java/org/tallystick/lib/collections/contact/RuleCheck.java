package org.tallystick.lib.collections.contact;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What one rule has against a contact at a moment. In several zones the objection that holds longest is the one named. */
final class RuleCheck {
    private static final Duration CALL_ME_HOLDS = Duration.ofDays(7);
    private static final Comparator<Objection> LONGEST =
            Comparator.comparing(objection -> Objects.requireNonNullElse(objection.until(), Instant.MAX));

    private final Attempt attempt;
    private final Facts facts;
    private final Instant at;

    private RuleCheck(Attempt attempt, Facts facts, Instant at) {
        this.attempt = attempt;
        this.facts = facts;
        this.at = at;
    }

    static Optional<Objection> of(Rule rule, Attempt attempt, Facts facts, Instant at) {
        var check = new RuleCheck(attempt, facts, at);
        return switch (rule) {
            case Rule.Hours hours -> check.everywhere(hours.media(), zone -> check.hours(hours, zone));
            case Rule.AtMost most -> check.everywhere(most.media(), zone -> check.atMost(most, zone));
            case Rule.AfterConversation after ->
                check.everywhere(after.media(), zone -> check.afterConversation(after, zone));
            case Rule.QuietDays quiet -> check.everywhere(quiet.media(), zone -> check.quiet(quiet, zone));
            case Rule.Inconvenient _ -> check.place().or(() -> check.everywhere(Medium.ALL, check::inconvenient));
            case Rule.NeedsConsent needs -> check.consent(needs);
            case Rule.OptOut _ -> check.optOut();
            case Rule.ElectronicMessages _ -> check.electronic();
            case Rule.Ceases _ -> check.ceased();
            case Rule.ThirdParties _ ->
                never(
                        attempt.toThirdParty() && attempt.revealsDebt(),
                        "Nobody else may learn of the debt: leave it out, or reach the person.");
        };
    }

    private interface InZone {
        Optional<Objection> objection(ZoneId zone);
    }

    private Optional<Objection> everywhere(Set<Medium> media, InZone rule) {
        if (!media.contains(attempt.medium())) {
            return Optional.empty();
        }
        return facts.zones().stream()
                .flatMap(zone -> rule.objection(zone).stream())
                .max(LONGEST);
    }

    private Optional<Objection> hours(Rule.Hours hours, ZoneId zone) {
        LocalTime time = LocalTime.ofInstant(at, zone);
        if (!time.isBefore(hours.opens()) && !time.isAfter(hours.closes())) {
            return Optional.empty();
        }
        LocalDate day = ContactRules.day(at, zone);
        Instant opens = WallClock.next(day, hours.opens(), zone, at)
                .or(() -> WallClock.next(day.plusDays(1), hours.opens(), zone, at))
                .orElseThrow();
        return until(
                "There it is " + time + "; contacts are from " + hours.opens() + " to " + hours.closes() + ".", opens);
    }

    /**
     * Everything made since the first day of the window counts, also what a clock ahead of ours recorded. Asked for each debt,
     * the fullest one decides.
     */
    private Optional<Objection> atMost(Rule.AtMost most, ZoneId zone) {
        if (most.callMeExempts() && isCallWanted(at)) {
            return Optional.empty();
        }
        LocalDate day = ContactRules.day(at, zone);
        List<Set<String>> counted = most.eachDebt()
                ? attempt.debts().stream().map(debt -> Set.of(debt)).toList()
                : List.of(Set.of());
        return counted.stream()
                .flatMap(debts -> atMost(most, debts, day, zone).stream())
                .max(LONGEST);
    }

    private Optional<Objection> atMost(Rule.AtMost most, Set<String> debts, LocalDate day, ZoneId zone) {
        LocalDate first = day.minusDays(most.days() - 1L);
        List<LocalDate> days = facts.touches().stream()
                .filter(touch -> touch.outgoing() && most.media().contains(touch.medium()))
                .filter(touch -> debts.isEmpty() || touch.isAbout(debts))
                .filter(touch -> touch.medium() != Medium.CALL || touch.connected())
                .filter(touch -> !most.callMeExempts() || !isCallWanted(touch.at()))
                .map(touch -> ContactRules.day(touch.at(), zone))
                .filter(made -> !made.isBefore(first))
                .sorted()
                .toList();
        if (days.size() < most.contacts()) {
            return Optional.empty();
        }
        LocalDate mustLeave = days.get(days.size() - most.contacts());
        return until(
                days.size() + " contacts in " + most.days() + " days; there may be " + most.contacts() + ".",
                WallClock.start(mustLeave.plusDays(most.days()), zone));
    }

    /** Whether the person asked to be called within the seven days before. */
    private boolean isCallWanted(Instant moment) {
        return attempt.medium() == Medium.CALL
                && facts.words().stream()
                        .anyMatch(word -> word instanceof Word.CallMe wanted
                                && !wanted.recordedAt().isAfter(moment)
                                && moment.isBefore(wanted.recordedAt().plus(CALL_ME_HOLDS)));
    }

    private Optional<Objection> afterConversation(Rule.AfterConversation after, ZoneId zone) {
        if (isCallWanted(at)) {
            return Optional.empty();
        }
        LocalDate day = ContactRules.day(at, zone);
        return facts.touches().stream()
                .filter(touch -> touch.conversation() && touch.isAbout(attempt.debts()))
                .map(touch -> ContactRules.day(touch.at(), zone))
                .max(LocalDate::compareTo)
                .filter(last -> day.isBefore(last.plusDays(after.days())))
                .flatMap(last -> until(
                        "They spoke on " + last + "; after that " + after.days() + " days are free of calls.",
                        WallClock.start(last.plusDays(after.days()), zone)));
    }

    private Optional<Objection> quiet(Rule.QuietDays quiet, ZoneId zone) {
        LocalDate day = ContactRules.day(at, zone);
        boolean isQuiet = quiet.days().contains(day.getDayOfWeek())
                || (quiet.holidays() && facts.quiet().contains(day));
        return isQuiet
                ? until("There " + day + " is a quiet day.", WallClock.start(day.plusDays(1), zone))
                : Optional.empty();
    }

    private Optional<Objection> place() {
        boolean named = facts.said(at).stream()
                .anyMatch(word ->
                        word instanceof Word.NotThere not && not.address().equals(attempt.address()));
        return never(named, "The person does not want to be reached at this address.");
    }

    private Optional<Objection> inconvenient(ZoneId zone) {
        LocalDate day = ContactRules.day(at, zone);
        LocalTime time = LocalTime.ofInstant(at, zone);
        return facts.said(at).stream()
                .filter(Word.NotThen.class::isInstance)
                .map(Word.NotThen.class::cast)
                .filter(not -> not.days().contains(day.getDayOfWeek()))
                .filter(not -> !time.isBefore(not.from()) && time.isBefore(not.until()))
                .map(not -> new Objection(
                        "The person named this time as inconvenient.",
                        WallClock.next(day, not.until(), zone, at)
                                .orElseGet(() -> WallClock.start(day.plusDays(1), zone))))
                .max(LONGEST);
    }

    private Optional<Objection> consent(Rule.NeedsConsent needs) {
        boolean missing = needs.media().contains(attempt.medium())
                && lastWord().filter(word -> word.holds(at)).isEmpty();
        return never(missing, "There is no consent to this way that holds.");
    }

    private Optional<Objection> optOut() {
        boolean refused = lastWord().filter(word -> !word.given()).isPresent();
        return never(refused, "The person does not want to be contacted this way.");
    }

    private Optional<Word.Consent> lastWord() {
        return facts.said(at).stream()
                .filter(Word.Consent.class::isInstance)
                .map(Word.Consent.class::cast)
                .filter(consent -> consent.covers(attempt))
                .max(Comparator.comparing(Word.Consent::recordedAt).thenComparing(consent -> !consent.given()));
    }

    private Optional<Objection> electronic() {
        if (!Medium.ELECTRONIC.contains(attempt.medium())) {
            return Optional.empty();
        }
        return never(!attempt.carriesOptOut(), "The message offers no way to want no more of them.")
                .or(() -> never(
                        facts.workAddresses().contains(attempt.address()),
                        "This is an address at work that the person did not give us."));
    }

    private Optional<Objection> ceased() {
        boolean ceased = facts.said(at).stream().anyMatch(word -> word instanceof Word.Ceased);
        return never(
                ceased && !attempt.permittedNotice(), "The person is not to be contacted any more; a lawyer decides.");
    }

    private static Optional<Objection> never(boolean applies, String reason) {
        return applies ? Optional.of(new Objection(reason, null)) : Optional.empty();
    }

    private static Optional<Objection> until(String reason, Instant moment) {
        return Optional.of(new Objection(reason, moment));
    }
}
