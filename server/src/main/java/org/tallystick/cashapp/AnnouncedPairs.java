package org.tallystick.cashapp;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tallystick.cashapp.Announcements.Announced;
import org.tallystick.lib.money.Money;

/**
 * Which line of a statement confirms what was announced: the one the bank gave the same reference, else the one that says
 * the same (FORMATS §2.8). Several reports of one booking, first pending and then booked, are confirmed by the same line.
 */
final class AnnouncedPairs {
    private AnnouncedPairs() {}

    /** A line that is stored. */
    record Stored(UUID id, LineRead line) {}

    /** The line of each announcement that has one. */
    static Map<UUID, UUID> of(List<Announced> awaited, List<Stored> lines) {
        Map<Money, List<Stored>> byAmount = lines.stream()
                .collect(Collectors.groupingBy(stored -> stored.line().amount()));
        Map<UUID, UUID> pairs = new LinkedHashMap<>();
        Set<List<Object>> taken = new HashSet<>();
        List<Announced> others = new ArrayList<>();
        for (Announced each : awaited) {
            Optional<Stored> same = alike(each, byAmount)
                    .filter(line -> isSameBooking(each.line(), line.line()))
                    .findFirst();
            same.ifPresentOrElse(line -> pairs.put(each.id(), line.id()), () -> others.add(each));
        }
        for (Announced each : others) {
            alike(each, byAmount)
                    .filter(line -> saysTheSame(each.line(), line.line()))
                    .filter(line -> taken.add(
                            List.of(line.id(), each.format(), each.line().pending())))
                    .findFirst()
                    .ifPresent(line -> pairs.put(each.id(), line.id()));
        }
        return pairs;
    }

    private static Stream<Stored> alike(Announced announced, Map<Money, List<Stored>> byAmount) {
        return byAmount.getOrDefault(announced.line().amount(), List.of()).stream();
    }

    private static boolean isSameBooking(LineRead announced, LineRead line) {
        boolean sameEntry =
                announced.entryReference() != null && announced.entryReference().equals(line.entryReference());
        return sameEntry || sameTrace(announced, line);
    }

    private static boolean sameTrace(LineRead announced, LineRead line) {
        String trace = announced.remittance().endToEndId();
        return trace != null
                && !ReferenceTokens.saysNothing(trace)
                && trace.equals(line.remittance().endToEndId());
    }

    private static boolean saysTheSame(LineRead announced, LineRead line) {
        boolean ownReferences = announced.entryReference() != null
                && line.entryReference() != null
                && !announced.entryReference().equals(line.entryReference());
        return !ownReferences
                && announced.bookedOn().equals(line.bookedOn())
                && Objects.equals(announced.counterparty(), line.counterparty())
                && words(announced).equals(words(line));
    }

    private static String words(LineRead line) {
        return line.remittance().text().replaceAll("\\s+", " ").strip();
    }
}
