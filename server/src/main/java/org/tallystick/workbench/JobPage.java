package org.tallystick.workbench;

import org.tallystick.platform.jobs.Job;

/** A job with the name of who started it. */
public record JobPage(Job job, String startedBy, boolean mayCancel) {
    /** Where its result shows, below the company; empty when it shows nowhere else. */
    public String result() {
        return job.page().startsWith("/") && !job.page().startsWith("/jobs") ? job.page() : "";
    }
}
