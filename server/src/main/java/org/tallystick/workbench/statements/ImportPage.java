package org.tallystick.workbench.statements;

import org.tallystick.cashapp.ImportResult;

/** What an import did. */
public record ImportPage(String fileName, ImportResult result) {
    /** Said when nothing is wrong. */
    public String sentence() {
        if (result.newLines() > 0) {
            return "Everything is booked.";
        }
        return result.announced() > 0
                ? "What the bank announces is kept. The statement of the day books it."
                : "All lines were booked before.";
    }
}
