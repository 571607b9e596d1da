package org.tallystick.controls;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A past run over the invariants, as it was kept. */
public record CheckRun(
        UUID id,
        LocalDate businessOn,
        Instant startedAt,
        Instant finishedAt,
        int checks,
        int findings,
        List<KeptFinding> rows) {
    /** A finding with the invariant it breaks. */
    public record KeptFinding(Invariant invariant, Finding finding) {}

    public CheckRun {
        rows = List.copyOf(rows);
    }

    public boolean isClean() {
        return findings == 0;
    }
}
