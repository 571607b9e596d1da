package org.tallystick.workbench.statements;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.cashapp.Announcement;
import org.tallystick.cashapp.Announcements;
import org.tallystick.insights.export.ReportColumn;
import org.tallystick.insights.export.ReportRow;
import org.tallystick.insights.export.ReportTable;
import org.tallystick.payments.BankAccount;
import org.tallystick.payments.BankAccounts;
import org.tallystick.platform.Page;
import org.tallystick.workbench.Downloads;

/** What banks announced before the statement of the day, as a page and as a file. */
@Controller
@RequestMapping("/c/{code}/bank-statements/announced")
class AnnouncedController {
    private static final String AWAITED = "awaited";

    private final Announcements announcements;
    private final BankAccounts accounts;
    private final Downloads downloads;

    AnnouncedController(Announcements announcements, BankAccounts accounts, Downloads downloads) {
        this.announcements = announcements;
        this.accounts = accounts;
        this.downloads = downloads;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String which,
            @RequestParam(defaultValue = "1") int page,
            Caller caller,
            Model model) {
        caller.must(Permission.VIEW);
        boolean awaited = which.equals(AWAITED);
        Map<UUID, BankAccount> byId = accounts.list(caller.company()).stream()
                .collect(Collectors.toMap(BankAccount::id, Function.identity()));
        model.addAttribute(
                "page",
                new AnnouncedPage(announcements.list(caller.company(), awaited, page, Page.SIZE), awaited, byId));
        return "workbench/statements/announced";
    }

    @GetMapping(params = "format")
    void export(
            @RequestParam(defaultValue = "") String which,
            @RequestParam String format,
            Caller caller,
            HttpServletResponse response) {
        caller.must(Permission.VIEW);
        boolean awaited = which.equals(AWAITED);
        downloads.send(
                table((page, size) -> announcements.list(caller.company(), awaited, page, size)), format, response);
    }

    private static ReportTable table(Downloads.Pages<Announcement> pages) {
        return new ReportTable(
                "bank-announcements",
                "Announced by the bank",
                "",
                List.of(
                        ReportColumn.date("day", "Day"),
                        ReportColumn.text("cameAs", "Came as"),
                        ReportColumn.text("party", "Other party"),
                        ReportColumn.text("reference", "Reference"),
                        ReportColumn.text("text", "Text"),
                        ReportColumn.text("onStatement", "On a statement"),
                        ReportColumn.text("currency", "Currency"),
                        ReportColumn.sum("amount", "Amount")),
                rows -> Downloads.each(pages, page -> page.rows().forEach(each -> rows.accept(row(each)))));
    }

    private static ReportRow row(Announcement each) {
        return ReportRow.of(
                each.bookedOn(),
                each.formatTitle(),
                each.counterparty(),
                each.reference(),
                each.remittance(),
                each.isAwaited() ? "no" : "yes",
                each.amount().currency().code(),
                each.amount());
    }
}
