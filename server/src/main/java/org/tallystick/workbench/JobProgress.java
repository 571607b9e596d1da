package org.tallystick.workbench;

import org.tallystick.platform.jobs.Job;
import org.tallystick.platform.web.Tone;

/** How far a job has come, as a bar and in words; an unknown total makes a bar without an end. */
public record JobProgress(int percent, boolean known, boolean ended, String sentence) {
    public static JobProgress of(Job job, Formats formats) {
        boolean ended = job.state().isFinal();
        return new JobProgress(job.percent(), ended || job.total() > 0, ended, sentence(job, formats));
    }

    /** One word for a list. */
    public static String word(Job job) {
        if (job.cancelRequested() && !job.state().isFinal()) {
            return "Stopping";
        }
        return switch (job.state()) {
            case QUEUED -> "Waiting";
            case RUNNING -> job.total() == 0 ? "Running" : job.percent() + "%";
            case DONE -> job.failed() == 0 ? "Done" : "Done, some failed";
            case FAILED -> "Failed";
            case CANCELLED -> "Cancelled";
        };
    }

    public static Tone tone(Job job) {
        return switch (job.state()) {
            case QUEUED, CANCELLED -> Tone.NEUTRAL;
            case RUNNING -> Tone.INFO;
            case DONE -> job.failed() == 0 ? Tone.GOOD : Tone.WARN;
            case FAILED -> Tone.BAD;
        };
    }

    private static String sentence(Job job, Formats formats) {
        String message = job.message();
        if (job.state().isFinal() && message != null && !message.isBlank()) {
            return message;
        }
        String sofar = counts(job, formats);
        return switch (job.state()) {
            case QUEUED -> job.cancelRequested() ? "Stopping before it began." : "Waiting to start.";
            case RUNNING -> job.cancelRequested() ? sofar + " Stopping after the current step." : sofar;
            case DONE -> "Done.";
            case FAILED -> "Failed. " + sofar;
            case CANCELLED -> "Cancelled. " + sofar;
        };
    }

    private static String counts(Job job, Formats formats) {
        String of = job.total() == 0 ? "" : " of " + formats.count(job.total());
        String failed = job.failed() == 0 ? "" : ", " + formats.count(job.failed()) + " failed";
        return formats.count(job.done()) + of + " done" + failed + ".";
    }
}
