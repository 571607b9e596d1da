package org.tallystick.workbench.imports;

import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.cashapp.AutomaticApplication;
import org.tallystick.imports.ImportBatch;
import org.tallystick.imports.ImportFollowUp;
import org.tallystick.imports.ImportKind;
import org.tallystick.platform.jobs.Progress;

/** Settles open items with the payments that an import brought. */
@Component
class ApplyPayments implements ImportFollowUp {
    private final AutomaticApplication application;

    ApplyPayments(AutomaticApplication application) {
        this.application = application;
    }

    @Override
    public String after(Caller caller, ImportBatch batch, Progress progress) {
        if (batch.kind() != ImportKind.PAYMENTS) {
            return "";
        }
        AutomaticApplication.Totals totals = application.applyAll(caller, progress);
        return "%d payments settled something, %d have a suggestion.".formatted(totals.applied(), totals.suggested());
    }
}
