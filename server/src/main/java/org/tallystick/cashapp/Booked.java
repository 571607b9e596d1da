package org.tallystick.cashapp;

import java.util.List;
import java.util.stream.Stream;

/** What a chunk of lines came to; {@code brought} when it brought its statement or announcement, held or not. */
record Booked(
        boolean brought,
        boolean held,
        int newLines,
        int duplicates,
        int announced,
        int applied,
        int suggested,
        int unidentified,
        List<ImportProblem> notes) {
    static final Booked NOTHING = new Booked(false, false, 0, 0, 0, 0, 0, 0, List.of());

    Booked {
        notes = List.copyOf(notes);
    }

    static Booked held(boolean brought) {
        return new Booked(brought, true, 0, 0, 0, 0, 0, 0, List.of());
    }

    static Booked announced(int announced, int applied) {
        return new Booked(false, false, 0, 0, announced, applied, 0, 0, List.of());
    }

    Booked plus(Booked more) {
        return new Booked(
                brought || more.brought,
                held || more.held,
                newLines + more.newLines,
                duplicates + more.duplicates,
                announced + more.announced,
                applied + more.applied,
                suggested + more.suggested,
                unidentified + more.unidentified,
                Stream.concat(notes.stream(), more.notes.stream()).distinct().toList());
    }

    /** The same with lines that were known. */
    Booked with(boolean broughtToo, int known, List<ImportProblem> said) {
        return plus(new Booked(broughtToo, false, 0, known, 0, 0, 0, 0, said));
    }
}
