package org.tallystick.einvoices;

import java.util.HexFormat;
import java.util.List;
import org.tallystick.lib.einvoice.rules.Finding;

/** What the official rules said of some bytes, known by their hash. */
record Verdict(String sha256, String rules, List<Finding> findings) {
    Verdict {
        findings = List.copyOf(findings);
    }

    List<Finding> fatal() {
        return findings.stream()
                .filter(finding -> finding.level() == Finding.Level.FATAL)
                .toList();
    }

    byte[] hash() {
        return HexFormat.of().parseHex(sha256);
    }
}
