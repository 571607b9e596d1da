package org.tallystick.workbench.imports;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.imports.ImportBatch;
import org.tallystick.imports.ImportKind;
import org.tallystick.imports.ImportResult;
import org.tallystick.imports.RowError;
import org.tallystick.platform.jobs.Job;
import org.tallystick.platform.web.KeyFigure;
import org.tallystick.platform.web.Tone;
import org.tallystick.workbench.Shell;

/** A file after its dry run, on its way, or taken in. */
public record BatchPage(
        ImportBatch batch,
        @Nullable ImportResult result,
        @Nullable Job job) {
    private static final int SHOWN = 200;

    public boolean mayApply() {
        return batch.kind() == ImportKind.PAYMENTS;
    }

    public boolean isChecked() {
        return batch.state() == ImportBatch.State.CHECKED;
    }

    public List<RowError> errors() {
        return result == null
                ? List.of()
                : result.errors().stream().limit(SHOWN).toList();
    }

    public boolean hasMoreErrors() {
        return result != null && result.errors().size() > SHOWN;
    }

    public List<KeyFigure> figures(Shell shell) {
        List<KeyFigure> figures = new ArrayList<>();
        if (result == null || result.isUnreadable()) {
            return figures;
        }
        String taken = isChecked() ? "Would be taken in" : "Taken in";
        figures.add(new KeyFigure("Rows", shell.count(result.rows()), null, null, null, Tone.NEUTRAL));
        figures.add(new KeyFigure(taken, shell.count(result.accepted()), null, null, null, Tone.GOOD));
        figures.add(new KeyFigure(
                "Known before", shell.count(result.skipped()), null, "skipped, nothing changes", null, Tone.NEUTRAL));
        figures.add(new KeyFigure(
                "Rejected",
                shell.count(result.rejected()),
                null,
                null,
                result.rejected() == 0 ? null : shell.at("/imports/" + batch.id() + "/rejected"),
                result.rejected() == 0 ? Tone.NEUTRAL : Tone.BAD));
        return figures;
    }
}
