package org.tallystick.workbench.reminders;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.collections.Notice;
import org.tallystick.collections.NoticeDesk;
import org.tallystick.collections.Notices;
import org.tallystick.collections.Policies;
import org.tallystick.customers.Customer;
import org.tallystick.customers.Customers;
import org.tallystick.delivery.Artefacts;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.web.Choice;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.workbench.ActorNames;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.deliveries.Pdf;

/** One reminder: what it lists, how far it has come, and what can be changed before it is approved. */
@Controller
@RequestMapping("/c/{code}/reminders/{id}")
class ReminderController {
    private final Notices notices;
    private final NoticeDesk desk;
    private final Policies policies;
    private final Customers customers;
    private final Artefacts artefacts;
    private final ActorNames names;
    private final BusinessClock clock;

    ReminderController(
            Notices notices,
            NoticeDesk desk,
            Policies policies,
            Customers customers,
            Artefacts artefacts,
            ActorNames names,
            BusinessClock clock) {
        this.notices = notices;
        this.desk = desk;
        this.policies = policies;
        this.customers = customers;
        this.artefacts = artefacts;
        this.names = names;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable UUID id, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        Notice notice = notices.find(company, id).orElseThrow(() -> Refusal.notFound("reminder"));
        Customer customer = customers.find(company, notice.customer()).orElseThrow();
        List<ReminderPages.Step> steps = notices.steps(company, id).stream()
                .map(step -> new ReminderPages.Step(step, names.of(step.by())))
                .toList();
        model.addAttribute(
                "page",
                new ReminderPages.One(
                        notice,
                        customer,
                        notices.lines(company, id),
                        steps,
                        levels(company, notice),
                        clock.today(company)));
        return "workbench/reminders/reminder";
    }

    /** The letter as it was sent, or would be. */
    @GetMapping("/pdf")
    ResponseEntity<byte[]> pdf(@PathVariable UUID id, Caller caller) {
        caller.must(Permission.VIEW);
        return Pdf.answer("reminder.pdf", artefacts.reminderPdf(caller.company(), id));
    }

    @PostMapping("/approval")
    View approve(@PathVariable UUID id, Caller caller, @RequestAttribute Shell shell) {
        desk.approve(caller, id);
        return SeeOther.page(shell, "/reminders/" + id);
    }

    @PostMapping("/ignored")
    View ignore(@PathVariable UUID id, @RequestParam String reason, Caller caller, @RequestAttribute Shell shell) {
        desk.ignore(caller, id, reason);
        return SeeOther.page(shell, "/reminders/" + id);
    }

    @PostMapping("/level")
    View level(@PathVariable UUID id, @RequestParam int level, Caller caller, @RequestAttribute Shell shell) {
        desk.level(caller, id, level);
        return SeeOther.page(shell, "/reminders/" + id);
    }

    @PostMapping("/left-out")
    View leaveOut(
            @PathVariable UUID id,
            @RequestParam UUID item,
            @RequestParam String reason,
            Caller caller,
            @RequestAttribute Shell shell) {
        desk.leaveOut(caller, id, new OpenItemId(item), reason);
        return SeeOther.page(shell, "/reminders/" + id);
    }

    @PostMapping("/postponed")
    View postpone(
            @PathVariable UUID id,
            @RequestParam UUID item,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate until,
            @RequestParam String reason,
            Caller caller,
            @RequestAttribute Shell shell) {
        desk.postpone(caller, id, new OpenItemId(item), clock.today(caller.company()), until, reason);
        return SeeOther.page(shell, "/reminders/" + id);
    }

    private List<Choice> levels(CompanyId company, Notice notice) {
        return policies.versions(company, notice.policy()).stream()
                .filter(policy -> policy.version() == notice.policyVersion())
                .flatMap(policy -> policy.levels().stream())
                .filter(level -> !level.isCourtesy())
                .map(level -> new Choice(
                        Integer.toString(level.number()),
                        "Level " + level.number() + ", " + ReminderPages.words(level.tone())))
                .toList();
    }
}
