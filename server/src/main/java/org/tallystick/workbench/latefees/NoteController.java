package org.tallystick.workbench.latefees;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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
import org.tallystick.access.Permission;
import org.tallystick.approvals.Answer;
import org.tallystick.customers.Customers;
import org.tallystick.delivery.Artefacts;
import org.tallystick.delivery.Deliveries;
import org.tallystick.delivery.DeliveryDesk;
import org.tallystick.latefees.FeeNote;
import org.tallystick.latefees.FeeNotes;
import org.tallystick.latefees.WaiverDesk;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;
import org.tallystick.workbench.ActorNames;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.deliveries.Pdf;

/** One note of late fees: what each fee is for, and not insisting on one. */
@Controller
@RequestMapping("/c/{code}/late-fees/{id}")
class NoteController {
    private final FeeNotes notes;
    private final WaiverDesk waivers;
    private final OpenItems items;
    private final Customers customers;
    private final Artefacts artefacts;
    private final DeliveryDesk deliveries;
    private final Deliveries sent;
    private final ActorNames names;
    private final BusinessClock clock;

    NoteController(
            FeeNotes notes,
            WaiverDesk waivers,
            OpenItems items,
            Customers customers,
            Artefacts artefacts,
            DeliveryDesk deliveries,
            Deliveries sent,
            ActorNames names,
            BusinessClock clock) {
        this.notes = notes;
        this.waivers = waivers;
        this.items = items;
        this.customers = customers;
        this.artefacts = artefacts;
        this.deliveries = deliveries;
        this.sent = sent;
        this.names = names;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable UUID id, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        FeeNote note = notes.find(company, id).orElseThrow(() -> Refusal.notFound("note of late fees"));
        List<WaiverDesk.Waiver> waived = waivers.ofNote(company, id);
        model.addAttribute(
                "page",
                new NotePage(
                        note,
                        customers.find(company, note.customer()).orElseThrow(),
                        items(
                                company,
                                note.fees().stream().map(FeeNote.Fee::item).toList()),
                        items(
                                company,
                                note.fees().stream().map(FeeNote.Fee::late).toList()),
                        waived,
                        waived.stream()
                                .map(WaiverDesk.Waiver::by)
                                .distinct()
                                .collect(Collectors.toMap(Function.identity(), names::of)),
                        sent.ofDocument(company, id),
                        clock.today(company)));
        return "workbench/latefees/note";
    }

    @GetMapping("/pdf")
    ResponseEntity<byte[]> pdf(@PathVariable UUID id, Caller caller) {
        caller.must(Permission.VIEW);
        FeeNote note = notes.find(caller.company(), id).orElseThrow(() -> Refusal.notFound("note of late fees"));
        return Pdf.answer(artefacts.lateFeesPdf(caller.company(), note.id()));
    }

    @PostMapping("/deliveries")
    View send(@PathVariable UUID id, Caller caller, @RequestAttribute Shell shell, RedirectAttributes answer) {
        caller.must(Permission.BILL);
        FeeNote note = notes.find(caller.company(), id).orElseThrow(() -> Refusal.notFound("note of late fees"));
        deliveries.sendLateFeesAgain(caller, note.id());
        answer.addFlashAttribute("notice", "It is on its way; see Deliveries for what becomes of it.");
        return SeeOther.page(shell, "/late-fees/" + id);
    }

    @PostMapping("/waivers")
    View waive(
            @PathVariable UUID id,
            @RequestParam UUID fee,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        CompanyId company = caller.company();
        FeeNote note = notes.find(company, id).orElseThrow(() -> Refusal.notFound("note of late fees"));
        OpenItemId item = note.fees().stream()
                .filter(one -> one.id().equals(fee))
                .map(FeeNote.Fee::item)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("late fee"));
        LocalDate day = Objects.requireNonNullElse(Entered.date("day", on), clock.today(company));
        Answer done = waivers.waive(
                caller, item, Entered.money("amount", amount, note.amount().currency()), day, reason);
        answer.addFlashAttribute(
                "notice",
                switch (done) {
                    case Answer.Done(var deed) -> deed.label() + " was waived.";
                    case Answer.Waits _ -> "Somebody else has to agree; the waiver waits under Approvals.";
                });
        return SeeOther.page(shell, "/late-fees/" + id);
    }

    private Map<OpenItemId, OpenItem> items(CompanyId company, List<OpenItemId> ids) {
        return items.byIds(company, ids).stream().collect(Collectors.toMap(OpenItem::id, Function.identity()));
    }
}
