package org.tallystick.workbench.disputes;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tallystick.access.Caller;
import org.tallystick.access.People;
import org.tallystick.access.Permission;
import org.tallystick.customers.Customers;
import org.tallystick.delivery.Artefacts;
import org.tallystick.delivery.Deliveries;
import org.tallystick.delivery.DeliveryDesk;
import org.tallystick.disputes.Dispute;
import org.tallystick.disputes.DisputeDesk;
import org.tallystick.disputes.DisputeId;
import org.tallystick.disputes.DisputeReasons;
import org.tallystick.disputes.DisputeTasks;
import org.tallystick.disputes.Disputes;
import org.tallystick.disputes.RejectionLetter;
import org.tallystick.disputes.RejectionLetters;
import org.tallystick.disputes.RootCause;
import org.tallystick.disputes.RootCauses;
import org.tallystick.disputes.Settlement;
import org.tallystick.disputes.StepDesk;
import org.tallystick.lib.collections.disputes.DisputeStep;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.deliveries.Pdf;
import org.tallystick.workbench.documents.DocumentPanels;
import org.tallystick.workbench.history.Histories;

/** One dispute with everything that is known about it, and what can be done next. */
@Controller
@RequestMapping("/c/{code}/disputes/{id}")
class DisputeController {
    private final Disputes disputes;
    private final DisputeDesk desk;
    private final StepDesk steps;
    private final DisputeTasks tasks;
    private final DisputeReasons reasons;
    private final RootCauses causes;
    private final Customers customers;
    private final People people;
    private final Histories histories;
    private final DocumentPanels panels;
    private final RejectionLetters letters;
    private final Artefacts artefacts;
    private final Deliveries sent;
    private final DeliveryDesk deliveries;
    private final BusinessClock clock;

    DisputeController(
            Disputes disputes,
            DisputeDesk desk,
            StepDesk steps,
            DisputeTasks tasks,
            DisputeReasons reasons,
            RootCauses causes,
            Customers customers,
            People people,
            Histories histories,
            DocumentPanels panels,
            RejectionLetters letters,
            Artefacts artefacts,
            Deliveries sent,
            DeliveryDesk deliveries,
            BusinessClock clock) {
        this.disputes = disputes;
        this.desk = desk;
        this.steps = steps;
        this.tasks = tasks;
        this.reasons = reasons;
        this.causes = causes;
        this.customers = customers;
        this.people = people;
        this.histories = histories;
        this.panels = panels;
        this.letters = letters;
        this.artefacts = artefacts;
        this.sent = sent;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable DisputeId id, Caller caller, @RequestAttribute Shell shell, Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        Dispute dispute = get(caller, id);
        model.addAttribute(
                "page",
                new DisputePages.Show(
                        dispute,
                        customers.find(company, dispute.matter().customer()).orElseThrow(),
                        reasons.byCode(company),
                        causes.byCode(company).values().stream()
                                .sorted(Comparator.comparing(RootCause::title))
                                .toList(),
                        disputes.tasks(company, id),
                        new DisputePages.Owners(people.members(company)),
                        caller.actor().id(),
                        histories.ofSubject(company, id.value(), shell),
                        clock.today(company)));
        letters.of(company, id).stream().findFirst().ifPresent(letter -> {
            model.addAttribute("letter", letter);
            model.addAttribute("sent", sent.ofDocument(company, letter.id()));
        });
        model.addAttribute("documents", panels.dispute(caller, id));
        return "workbench/disputes/show";
    }

    /** The latest letter that says why it was rejected. */
    @GetMapping("/letter")
    ResponseEntity<byte[]> letter(@PathVariable DisputeId id, Caller caller) {
        caller.must(Permission.VIEW);
        return Pdf.answer(
                artefacts.rejectionPdf(caller.company(), latest(caller, id).id()));
    }

    @PostMapping("/deliveries")
    View send(@PathVariable DisputeId id, Caller caller, @RequestAttribute Shell shell, RedirectAttributes answer) {
        caller.must(Permission.BILL);
        deliveries.sendRejectionAgain(caller, latest(caller, id).id());
        answer.addFlashAttribute("notice", "The letter is on its way; see Deliveries for what becomes of it.");
        return SeeOther.page(shell, "/disputes/" + id);
    }

    private RejectionLetter latest(Caller caller, DisputeId id) {
        return letters.of(caller.company(), id).stream().findFirst().orElseThrow(() -> Refusal.notFound("letter"));
    }

    @PostMapping("/steps")
    View step(
            @PathVariable DisputeId id,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "CREDIT_MEMO") Settlement settlement,
            @RequestParam(defaultValue = "") String cause,
            @RequestParam(required = false) @Nullable UUID person,
            @RequestParam(defaultValue = "") String dueOn,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.KEEP_DISPUTES);
        Dispute dispute = get(caller, id);
        DisputeStep wanted = read(step);
        steps.take(
                caller,
                id,
                wanted,
                new StepDesk.Input(
                        note,
                        money(amount, dispute),
                        settlement,
                        Entered.text(cause),
                        person,
                        Entered.date("day", dueOn)));
        Dispute now = get(caller, id);
        answer.addFlashAttribute(
                "notice",
                now.awaitsApproval()
                        ? "Asked for. It is taken off what is owed when somebody else approves it."
                        : dispute.number() + ": " + now.state().title().toLowerCase(Locale.ROOT) + ".");
        return SeeOther.page(shell, "/disputes/" + id);
    }

    private static DisputeStep read(String step) {
        try {
            return DisputeStep.valueOf(step);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("STEP_UNKNOWN", "Choose what is to be done next.");
        }
    }

    private static Optional<Money> money(String amount, Dispute dispute) {
        return Entered.text(amount) == null
                ? Optional.empty()
                : Optional.of(
                        Entered.money("amount", amount, dispute.contested().currency()));
    }

    @PostMapping("/owner")
    View assign(
            @PathVariable DisputeId id,
            @RequestParam(defaultValue = "") String owner,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.KEEP_DISPUTES);
        get(caller, id);
        desk.assign(caller, id, OwnerField.read(owner), null);
        answer.addFlashAttribute("notice", "Given to somebody else.");
        return SeeOther.page(shell, "/disputes/" + id);
    }

    @PostMapping("/parts")
    View split(
            @PathVariable DisputeId id,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String reasonCode,
            @RequestParam(defaultValue = "") String words,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.KEEP_DISPUTES);
        Dispute dispute = get(caller, id);
        Money part = Entered.money("amount", amount, dispute.contested().currency());
        DisputeId other = desk.split(caller, id, part, reasonCode, words);
        answer.addFlashAttribute("notice", "The part is a dispute of its own now.");
        return SeeOther.page(shell, "/disputes/" + other);
    }

    @PostMapping("/tasks/{task}/answer")
    View answer(
            @PathVariable DisputeId id,
            @PathVariable UUID task,
            @RequestParam(defaultValue = "") String outcome,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.VIEW);
        get(caller, id);
        boolean itsTask = disputes.tasks(caller.company(), id).stream()
                .anyMatch(one -> one.id().equals(task));
        if (!itsTask) {
            throw Refusal.notFound("task");
        }
        tasks.answer(caller, task, outcome);
        answer.addFlashAttribute("notice", "Thank you.");
        return SeeOther.page(shell, "/disputes/" + id);
    }

    private Dispute get(Caller caller, DisputeId id) {
        return disputes.find(caller.company(), id).orElseThrow(() -> Refusal.notFound("dispute"));
    }
}
