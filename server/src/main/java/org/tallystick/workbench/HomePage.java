package org.tallystick.workbench;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.platform.jobs.Job;
import org.tallystick.platform.web.HistoryEntry;
import org.tallystick.platform.web.KeyFigure;

/** The first page of a company: its figures, two drawings (addresses of their JSON), what to do next, running work. */
public record HomePage(
        List<KeyFigure> figures,
        @Nullable String aging,
        @Nullable String cash,
        List<Step> steps,
        List<HistoryEntry> recent,
        List<Job> jobs) {
    public HomePage {
        figures = List.copyOf(figures);
        steps = List.copyOf(steps);
        recent = List.copyOf(recent);
        jobs = List.copyOf(jobs);
    }

    /** Something worth doing now; its path is below the company. */
    public record Step(String title, String sentence, String action, String path) {}

    /** What somebody does first in a company without books. */
    static List<Step> firstSteps() {
        return List.of(
                new Step(
                        "Bring your customers",
                        "From a spreadsheet or another system; every row is checked before anything is written.",
                        "Import",
                        "/imports"),
                new Step(
                        "Write down what you did for them",
                        "Charges are priced services and goods that are not billed yet.",
                        "Add charges",
                        "/charges"),
                new Step(
                        "Bill",
                        "A billing run gathers the charges, shows every invoice before it is issued, and numbers them.",
                        "Start a run",
                        "/billing-runs"),
                new Step(
                        "Take the money",
                        "Load a bank statement and match payments with what is owed.",
                        "Load a statement",
                        "/bank-statements"));
    }
}
