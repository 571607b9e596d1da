package org.tallystick.workbench.approvals;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.approvals.Approval;
import org.tallystick.approvals.ApprovalFilter;
import org.tallystick.approvals.ApprovalKind;
import org.tallystick.approvals.Approvals;
import org.tallystick.approvals.AutomaticApprovals;
import org.tallystick.approvals.Decider;
import org.tallystick.insights.export.ReportColumn;
import org.tallystick.insights.export.ReportRow;
import org.tallystick.insights.export.ReportTable;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Page;
import org.tallystick.workbench.ActorNames;
import org.tallystick.workbench.Downloads;
import org.tallystick.workbench.customers.CustomerLookup;

/** The list of what waits for a second person, and of what was decided. */
@Controller
@RequestMapping("/c/{code}/approvals")
class ApprovalsController {
    private final Approvals approvals;
    private final AutomaticApprovals automatic;
    private final Deciding deciding;
    private final CustomerLookup lookup;
    private final ActorNames names;
    private final Downloads downloads;
    private final BusinessClock clock;

    ApprovalsController(
            Approvals approvals,
            AutomaticApprovals automatic,
            Deciding deciding,
            CustomerLookup lookup,
            ActorNames names,
            Downloads downloads,
            BusinessClock clock) {
        this.approvals = approvals;
        this.automatic = automatic;
        this.deciding = deciding;
        this.lookup = lookup;
        this.names = names;
        this.downloads = downloads;
        this.clock = clock;
    }

    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable ApprovalKind deed,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "1") int page,
            Caller caller,
            Model model) {
        caller.must(Permission.VIEW);
        ApprovalFilter filter = new ApprovalFilter(deed, ApprovalsPage.state(state));
        Page<Approval> found = approvals.list(caller.company(), filter, page, Page.SIZE);
        Map<String, String> people = new HashMap<>();
        found.rows().forEach(row -> people.computeIfAbsent(row.askedBy(), names::of));
        Map<Decider, String> deciders = new HashMap<>();
        found.rows().forEach(row -> deciders.computeIfAbsent(row.decider(), deciding::name));
        model.addAttribute(
                "page",
                new ApprovalsPage(
                        filter,
                        approvals.inbox(caller.company()),
                        found,
                        people,
                        deciders,
                        lookup.of(caller.company(), ApprovalsPage.customers(found)),
                        clock.now()));
        return "workbench/approvals/list";
    }

    /** What the matrix let pass without a second person. */
    @GetMapping("/automatic")
    String automatic(
            @RequestParam(required = false) @Nullable ApprovalKind deed,
            @RequestParam(defaultValue = "1") int page,
            Caller caller,
            Model model) {
        caller.must(Permission.VIEW);
        model.addAttribute("page", new AutomaticPage(deed, automatic.list(caller.company(), deed, page, Page.SIZE)));
        return "workbench/approvals/automatic";
    }

    @GetMapping(params = "format")
    void export(
            @RequestParam(required = false) @Nullable ApprovalKind deed,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam String format,
            Caller caller,
            HttpServletResponse response) {
        caller.must(Permission.VIEW);
        ApprovalFilter filter = new ApprovalFilter(deed, ApprovalsPage.state(state));
        downloads.send(table((page, size) -> approvals.list(caller.company(), filter, page, size)), format, response);
    }

    private ReportTable table(Downloads.Pages<Approval> pages) {
        return new ReportTable(
                "approvals",
                "Approvals",
                "",
                List.of(
                        ReportColumn.text("kind", "Kind"),
                        ReportColumn.text("subject", "About"),
                        ReportColumn.text("askedBy", "Asked by"),
                        ReportColumn.date("askedOn", "Asked for"),
                        ReportColumn.date("dueOn", "Answer due"),
                        ReportColumn.text("decides", "Decides"),
                        ReportColumn.text("reason", "Reason"),
                        ReportColumn.text("progress", "Progress"),
                        ReportColumn.text("decidedBy", "Decided by"),
                        ReportColumn.text("decidedFor", "For"),
                        ReportColumn.text("note", "Note"),
                        ReportColumn.text("currency", "Currency"),
                        ReportColumn.sum("amount", "Amount")),
                rows -> Downloads.each(pages, page -> page.rows().forEach(row -> rows.accept(row(row)))));
    }

    private ReportRow row(Approval approval) {
        Approval.Decision decision = approval.decision();
        return ReportRow.of(
                approval.asked().kind().title(),
                approval.asked().label(),
                names.of(approval.askedBy()),
                approval.askedOn(),
                approval.dueOn(),
                deciding.name(approval.decider(), approval.isEscalated()),
                approval.asked().reason(),
                approval.state().title(),
                decision == null ? null : names.of(decision.by()),
                decision == null || decision.forWhom() == null ? null : names.of(decision.forWhom()),
                decision == null ? null : decision.reason(),
                approval.asked().amount().currency().code(),
                approval.asked().amount());
    }
}
