package org.tallystick.workbench.imports;

import java.util.List;
import org.tallystick.imports.ImportBatch;
import org.tallystick.imports.ImportKind;
import org.tallystick.platform.Page;
import org.tallystick.platform.web.Tone;

/** What the reader may bring in, and what was brought in before. */
public record ImportsPage(List<ImportKind> kinds, Page<ImportBatch> batches) {
    public ImportsPage {
        kinds = List.copyOf(kinds);
    }

    public static Tone tone(ImportBatch batch) {
        return switch (batch.state()) {
            case RECEIVED, CHECKED -> Tone.NEUTRAL;
            case RUNNING -> Tone.INFO;
            case DONE -> batch.result() != null && batch.result().isClean() ? Tone.GOOD : Tone.WARN;
        };
    }
}
