package org.tallystick.controls;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** One run over all invariants of a company, all on the same snapshot of its books. */
public record CheckReport(
        UUID run, LocalDate businessOn, Instant startedAt, Instant finishedAt, List<CheckResult> checks) {
    public CheckReport {
        checks = List.copyOf(checks);
    }

    public int findings() {
        return checks.stream().mapToInt(check -> check.findings().size()).sum();
    }

    public boolean isClean() {
        return findings() == 0;
    }

    public List<CheckResult> broken() {
        return checks.stream().filter(check -> !check.holds()).toList();
    }
}
