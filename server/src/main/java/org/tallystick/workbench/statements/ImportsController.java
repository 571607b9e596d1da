package org.tallystick.workbench.statements;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.cashapp.ImportRun;
import org.tallystick.cashapp.ImportRuns;
import org.tallystick.platform.Page;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.jobs.Jobs;
import org.tallystick.workbench.ActorNames;

/** The imports of banks' files: how far each has come, and what it came to. */
@Controller
@RequestMapping("/c/{code}/bank-statements/import-runs")
class ImportsController {
    private final ImportRuns runs;
    private final Jobs jobs;
    private final ActorNames names;

    ImportsController(ImportRuns runs, Jobs jobs, ActorNames names) {
        this.runs = runs;
        this.jobs = jobs;
        this.names = names;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "1") int page, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        Page<ImportRun> found = runs.list(caller.company(), page);
        Map<String, String> startedBy = found.rows().stream()
                .map(ImportRun::startedBy)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), names::of));
        model.addAttribute("page", new ImportsPage(found, startedBy, caller.may(Permission.IMPORT)));
        return "workbench/statements/imports";
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        ImportRun run = runs.find(caller.company(), id).orElseThrow(() -> Refusal.notFound("import"));
        model.addAttribute(
                "page",
                new ImportPage(
                        run,
                        jobs.latestFor(caller.company(), id).orElse(null),
                        names.of(run.startedBy()),
                        caller.may(Permission.IMPORT)));
        return "workbench/statements/result";
    }
}
