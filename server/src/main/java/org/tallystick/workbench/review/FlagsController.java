package org.tallystick.workbench.review;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import org.tallystick.cashapp.FlagDesk;
import org.tallystick.cashapp.FlagRule;
import org.tallystick.cashapp.FlagVerdict;
import org.tallystick.cashapp.PaymentFlag;
import org.tallystick.cashapp.PaymentFlags;
import org.tallystick.insights.export.ReportColumn;
import org.tallystick.insights.export.ReportRow;
import org.tallystick.insights.export.ReportTable;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Page;
import org.tallystick.platform.Transactions;
import org.tallystick.workbench.ActorNames;
import org.tallystick.workbench.Downloads;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** The queue of odd payments, and what is decided about each. */
@Controller
@RequestMapping("/c/{code}/cash-review/flags")
class FlagsController {
    private final PaymentFlags flags;
    private final FlagDesk desk;
    private final ActorNames names;
    private final Downloads downloads;
    private final Transactions transactions;

    FlagsController(
            PaymentFlags flags, FlagDesk desk, ActorNames names, Downloads downloads, Transactions transactions) {
        this.flags = flags;
        this.desk = desk;
        this.names = names;
        this.downloads = downloads;
        this.transactions = transactions;
    }

    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable FlagRule rule,
            @RequestParam(defaultValue = "false") boolean decided,
            @RequestParam(defaultValue = "1") int page,
            Caller caller,
            Model model) {
        caller.must(Permission.VIEW);
        Page<PaymentFlag> found = flags.list(caller.company(), rule, !decided, page, Page.SIZE);
        Map<String, String> people = new HashMap<>();
        for (PaymentFlag flag : found.rows()) {
            PaymentFlag.Decided last = flag.decided();
            if (last != null) {
                people.computeIfAbsent(last.by(), names::of);
            }
        }
        model.addAttribute("page", new FlagsPage(rule, decided, found, people));
        return "workbench/review/flags";
    }

    @GetMapping(params = "format")
    void export(
            @RequestParam(required = false) @Nullable FlagRule rule,
            @RequestParam(defaultValue = "false") boolean decided,
            @RequestParam String format,
            Caller caller,
            HttpServletResponse response) {
        caller.must(Permission.VIEW);
        Downloads.Pages<PaymentFlag> pages = (page, size) -> flags.list(caller.company(), rule, !decided, page, size);
        downloads.send(table(pages), format, response);
    }

    @PostMapping("/{id}/decision")
    View decide(
            @PathVariable UUID id,
            @RequestParam FlagVerdict verdict,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell) {
        transactions.in(CompanyScope.of(caller.company()), () -> {
            desk.decide(caller, id, verdict, reason);
            return id;
        });
        return SeeOther.page(shell, "/cash-review/flags");
    }

    private static ReportTable table(Downloads.Pages<PaymentFlag> pages) {
        return new ReportTable(
                "payment-flags",
                "Flags on payments",
                "",
                List.of(
                        ReportColumn.text("payment", "Payment"),
                        ReportColumn.date("receivedOn", "Received"),
                        ReportColumn.text("customer", "Customer"),
                        ReportColumn.text("rule", "Flag"),
                        ReportColumn.text("evidence", "Evidence"),
                        ReportColumn.text("raisedAt", "Raised at"),
                        ReportColumn.text("verdict", "Decision"),
                        ReportColumn.text("reason", "Reason"),
                        ReportColumn.text("currency", "Currency"),
                        ReportColumn.sum("amount", "Amount")),
                rows -> Downloads.each(pages, page -> page.rows().forEach(flag -> rows.accept(row(flag)))));
    }

    private static ReportRow row(PaymentFlag flag) {
        PaymentFlag.Decided decided = flag.decided();
        return ReportRow.of(
                flag.number(),
                flag.receivedOn(),
                flag.customerName(),
                flag.rule().title(),
                flag.evidence(),
                flag.raisedAt().toString(),
                decided == null ? null : decided.verdict().title(),
                decided == null ? null : decided.reason(),
                flag.amount().currency().code(),
                flag.amount());
    }
}
