package org.tallystick.cashapp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.cashapp.Announcements.Announced;
import org.tallystick.cashapp.ReceiptLines.NewLine;

/**
 * The lines of a statement after what notifications told of them: a collective entry becomes its payments, an entry of one
 * payment gets what its notification says besides. Joined by the bank's reference of the entry and its whole amount.
 *
 * @param entries lines of collective entries, which are kept above their payments and book nothing
 * @param lines what is left to book
 * @param parents the line above, for payments of a collective entry
 * @param told the announcements that a line, or a collective entry, brings
 */
record Notified(
        List<NewLine> entries, List<LineRead> lines, Map<LineRead, UUID> parents, Map<LineRead, List<UUID>> told) {
    static final String PARTS = "parts";

    Notified {
        entries = List.copyOf(entries);
        lines = List.copyOf(lines);
        parents = Map.copyOf(parents);
        told = Map.copyOf(told);
    }

    @Nullable
    UUID parent(LineRead line) {
        return parents.get(line);
    }

    static Notified of(List<LineRead> fresh, List<Announced> awaited) {
        Map<String, List<List<Announced>>> details = byReference(awaited);
        if (details.isEmpty()) {
            return new Notified(List.of(), fresh, Map.of(), Map.of());
        }
        List<NewLine> entries = new ArrayList<>();
        List<LineRead> lines = new ArrayList<>();
        Map<LineRead, UUID> parents = new HashMap<>();
        Map<LineRead, List<UUID>> told = new HashMap<>();
        Set<List<Announced>> used = new HashSet<>();
        for (LineRead line : fresh) {
            List<Announced> list = details.getOrDefault(String.valueOf(line.entryReference()), List.of()).stream()
                    .filter(each -> isOf(each, line) && used.add(each))
                    .findFirst()
                    .orElse(List.of());
            if (list.isEmpty()) {
                lines.add(line);
                continue;
            }
            List<UUID> ids = list.stream().map(Announced::id).toList();
            if (list.size() == 1 && !line.isBatch()) {
                LineRead richer = line.with(list.getFirst().line());
                lines.add(richer);
                told.put(richer, ids);
                continue;
            }
            var entry = new NewLine(line, LineState.DETAILED, PARTS, null);
            entries.add(entry);
            told.put(line, ids);
            parts(line, list).forEach(part -> {
                lines.add(part);
                parents.put(part, entry.id());
            });
        }
        return new Notified(entries, lines, parents, told);
    }

    private static boolean isOf(List<Announced> list, LineRead line) {
        return line.detail() == 0 && list.getFirst().entry().equals(line.amount());
    }

    /** The payments of a collective entry, with its day and below its place. */
    static List<LineRead> parts(LineRead entry, List<Announced> list) {
        List<LineRead> parts = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            parts.add(entry.part(i + 1, list.get(i).line()));
        }
        return parts;
    }

    /** The payments of each notified entry, by the bank's reference of the entry; entries of one reference stay apart. */
    static Map<String, List<List<Announced>>> byReference(List<Announced> awaited) {
        Map<String, List<Announced>> byEntry = new HashMap<>();
        Map<String, List<List<Announced>>> found = new HashMap<>();
        for (Announced each : awaited) {
            LineRead line = each.line();
            if (!each.isDetail() || line.entryReference() == null) {
                continue;
            }
            List<Announced> entry = byEntry.get(line.fingerprint());
            if (entry == null) {
                entry = new ArrayList<>();
                byEntry.put(line.fingerprint(), entry);
                found.computeIfAbsent(line.entryReference(), reference -> new ArrayList<>())
                        .add(entry);
            }
            entry.add(each);
        }
        return found;
    }
}
