package org.tallystick.imports;

import org.tallystick.access.Caller;
import org.tallystick.platform.jobs.Progress;

/** What another module does once an import is in, when it was asked for; its result is a sentence of the job. */
public interface ImportFollowUp {
    String after(Caller caller, ImportBatch batch, Progress progress);
}
