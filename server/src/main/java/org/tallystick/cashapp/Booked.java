package org.tallystick.cashapp;

import java.util.List;
import java.util.stream.Stream;

/** What a chunk of lines came to; {@code isNew} when it brought its statement or announcement, held or not. */
record Booked(
        boolean isNew,
        boolean held,
        int newLines,
        int duplicates,
        int applied,
        int suggested,
        int unidentified,
        List<ImportProblem> notes) {
    static final Booked NOTHING = new Booked(false, false, 0, 0, 0, 0, 0, List.of());

    Booked {
        notes = List.copyOf(notes);
    }

    static Booked held(boolean isNew) {
        return new Booked(isNew, true, 0, 0, 0, 0, 0, List.of());
    }

    Booked plus(Booked more) {
        return new Booked(
                isNew || more.isNew,
                held || more.held,
                newLines + more.newLines,
                duplicates + more.duplicates,
                applied + more.applied,
                suggested + more.suggested,
                unidentified + more.unidentified,
                Stream.concat(notes.stream(), more.notes.stream()).distinct().toList());
    }

    /** The same with lines that were known. */
    Booked with(boolean brought, int known, List<ImportProblem> said) {
        return plus(new Booked(brought, false, 0, known, 0, 0, 0, said));
    }
}
