package org.tallystick.workbench.statements;

import java.util.Map;
import org.tallystick.cashapp.ImportResult;
import org.tallystick.cashapp.ImportRun;
import org.tallystick.platform.Page;
import org.tallystick.platform.web.Tone;

/** The imports of banks' files, the latest first. */
public record ImportsPage(Page<ImportRun> runs, Map<String, String> names, boolean mayImport) {
    public ImportsPage {
        names = Map.copyOf(names);
    }

    public String startedBy(ImportRun run) {
        return names.getOrDefault(run.startedBy(), "");
    }

    public static String outcome(ImportRun run) {
        ImportResult result = run.result();
        if (result == null) {
            return "Not ended";
        }
        return result.isComplete() ? "Done" : "Needs a look";
    }

    public static Tone tone(ImportRun run) {
        ImportResult result = run.result();
        if (result == null) {
            return Tone.NEUTRAL;
        }
        return result.isComplete() ? Tone.GOOD : Tone.WARN;
    }
}
