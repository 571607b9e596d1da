package org.tallystick.workbench.reminders;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.collections.DunningDesk;
import org.tallystick.collections.DunningRun;
import org.tallystick.collections.DunningRuns;
import org.tallystick.collections.Notice;
import org.tallystick.collections.Notices;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.ActorNames;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.customers.CustomerLookup;

/** The runs that propose reminders: begun here, looked at here, approved here. */
@Controller
@RequestMapping("/c/{code}/dunning-runs")
class DunningRunsController {
    private static final int LEFT_SHOWN = 200;

    private final DunningRuns runs;
    private final Notices notices;
    private final DunningDesk desk;
    private final ActorNames names;
    private final CustomerLookup lookup;
    private final BusinessClock clock;

    DunningRunsController(
            DunningRuns runs,
            Notices notices,
            DunningDesk desk,
            ActorNames names,
            CustomerLookup lookup,
            BusinessClock clock) {
        this.runs = runs;
        this.notices = notices;
        this.desk = desk;
        this.names = names;
        this.lookup = lookup;
        this.clock = clock;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "1") int page, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        Page<DunningRun> found = runs.list(company, page, Page.SIZE);
        List<ReminderPages.Row> rows =
                found.rows().stream().map(run -> row(company, run)).toList();
        model.addAttribute(
                "page",
                new ReminderPages.RunList(
                        new Page<>(rows, found.number(), found.size(), found.total()), clock.today(company)));
        return "workbench/reminders/runs";
    }

    @PostMapping
    View start(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate on,
            Caller caller,
            @RequestAttribute Shell shell) {
        return SeeOther.page(shell, "/dunning-runs/" + desk.start(caller, on));
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, @RequestParam(defaultValue = "1") int page, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        DunningRun run = runs.find(company, id).orElseThrow(() -> Refusal.notFound("dunning run"));
        Page<Notice> found = notices.ofRun(company, id, page, Page.SIZE);
        List<DunningRuns.Left> left = runs.left(company, id, LEFT_SHOWN);
        List<CustomerId> ids = Stream.concat(
                        found.rows().stream().map(Notice::customer),
                        left.stream().map(DunningRuns.Left::customer))
                .distinct()
                .toList();
        model.addAttribute(
                "page",
                new ReminderPages.Run(
                        row(company, run),
                        names.of(run.startedBy()),
                        run.finishedAt() == null,
                        found,
                        left,
                        lookup.of(company, ids)));
        return "workbench/reminders/run";
    }

    @PostMapping("/{id}/approval")
    View approve(@PathVariable UUID id, Caller caller, @RequestAttribute Shell shell, RedirectAttributes answer) {
        int approved = desk.approve(caller, id);
        answer.addFlashAttribute(
                "notice",
                approved == 0
                        ? "Nothing waits for approval."
                        : shell.count(approved) + " approved. They leave as soon as the contact rules allow.");
        return SeeOther.page(shell, "/dunning-runs/" + id);
    }

    private ReminderPages.Row row(CompanyId company, DunningRun run) {
        return new ReminderPages.Row(run, runs.totals(company, run.id()));
    }
}
