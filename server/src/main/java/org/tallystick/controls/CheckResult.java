package org.tallystick.controls;

import java.util.List;

/** What one invariant found and how long it took; {@code more} when there are rows beyond the first hundred. */
public record CheckResult(Invariant invariant, long millis, List<Finding> findings, boolean more) {
    public CheckResult {
        findings = List.copyOf(findings);
    }

    public boolean holds() {
        return findings.isEmpty();
    }
}
