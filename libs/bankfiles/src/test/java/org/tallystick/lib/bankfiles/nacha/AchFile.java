package org.tallystick.lib.bankfiles.nacha;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.lib.bankfiles.nacha.AchEvent.BatchStarted;
import org.tallystick.lib.bankfiles.nacha.AchEvent.ChangeRead;
import org.tallystick.lib.bankfiles.nacha.AchEvent.EntryRead;
import org.tallystick.lib.bankfiles.nacha.AchEvent.FileEnded;
import org.tallystick.lib.bankfiles.nacha.AchEvent.ProblemFound;
import org.tallystick.lib.bankfiles.nacha.AchEvent.ReturnRead;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ReadLimits;

/** Everything a reader finds in one NACHA file. */
record AchFile(List<AchEvent> events, AchCounts counts) {
    static AchFile of(String text) {
        return of(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static AchFile of(byte[] file) {
        return of(file, ReadLimits.defaults());
    }

    static AchFile of(byte[] file, ReadLimits limits) {
        List<AchEvent> events = new ArrayList<>();
        try (var reader = AchReader.open(new ByteArrayInputStream(file), limits)) {
            for (AchEvent event = reader.next(); event != null; event = reader.next()) {
                events.add(event);
            }
            return new AchFile(events, reader.counts());
        }
    }

    <T extends AchEvent> List<T> all(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    List<AchEntry> entries() {
        List<AchEntry> entries = new ArrayList<>();
        for (AchEvent event : events) {
            switch (event) {
                case EntryRead(AchEntry entry) -> entries.add(entry);
                case ReturnRead(AchEntry entry, var notice) -> entries.add(entry);
                case ChangeRead(AchEntry entry, var notice) -> entries.add(entry);
                default -> {}
            }
        }
        return entries;
    }

    AchBatch batch() {
        return all(BatchStarted.class).getFirst().batch();
    }

    List<Problem> problems() {
        return all(ProblemFound.class).stream().map(ProblemFound::problem).toList();
    }

    List<String> codes() {
        return problems().stream().map(problem -> problem.code().text()).toList();
    }

    /** Whether both the file and all its batches are complete and agree with their controls. */
    boolean controlsAgree() {
        List<FileEnded> ended = all(FileEnded.class);
        return ended.size() == 1 && codes().stream().noneMatch(code -> code.startsWith("NACHA-CONTROL"));
    }
}
