package org.tallystick.workbench.deliveries;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tallystick.access.Caller;
import org.tallystick.access.Member;
import org.tallystick.access.People;
import org.tallystick.access.Permission;
import org.tallystick.customers.Customers;
import org.tallystick.delivery.AstrayDesk;
import org.tallystick.delivery.AstrayRecipients;
import org.tallystick.delivery.BadAddress;
import org.tallystick.delivery.BadAddresses;
import org.tallystick.delivery.Deliveries;
import org.tallystick.delivery.Delivery;
import org.tallystick.delivery.MailReports;
import org.tallystick.delivery.NewsBook;
import org.tallystick.delivery.ReportDesk;
import org.tallystick.delivery.ReportResult.Outcome;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.web.Choice;
import org.tallystick.workbench.Downloads;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** One delivery with all that is known of it, the recipients who got nothing, and the reports of mail servers. */
@Controller
@RequestMapping("/c/{code}/deliveries")
class DeliveryController {
    private final Deliveries deliveries;
    private final NewsBook news;
    private final AstrayDesk desk;
    private final AstrayRecipients recipients;
    private final BadAddresses bad;
    private final ReportDesk reportDesk;
    private final MailReports reports;
    private final Customers customers;
    private final People people;
    private final Downloads downloads;
    private final BusinessClock clock;

    DeliveryController(
            Deliveries deliveries,
            NewsBook news,
            AstrayDesk desk,
            AstrayRecipients recipients,
            BadAddresses bad,
            ReportDesk reportDesk,
            MailReports reports,
            Customers customers,
            People people,
            Downloads downloads,
            BusinessClock clock) {
        this.deliveries = deliveries;
        this.news = news;
        this.desk = desk;
        this.recipients = recipients;
        this.bad = bad;
        this.reportDesk = reportDesk;
        this.reports = reports;
        this.customers = customers;
        this.people = people;
        this.downloads = downloads;
        this.clock = clock;
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        Delivery delivery = deliveries.find(company, id).orElseThrow(() -> Refusal.notFound("delivery"));
        List<Member> members = people.members(company);
        model.addAttribute(
                "page",
                new DeliveryPages.Show(
                        delivery,
                        customers.find(company, delivery.customer()).orElseThrow(),
                        news.of(company, id),
                        desk.followUp(company, id).orElse(null),
                        mark(company, delivery),
                        members.stream().collect(Collectors.toMap(Member::person, Member::name)),
                        members.stream()
                                .filter(member -> !member.disabled())
                                .map(member -> new Choice(member.person().toString(), member.name()))
                                .toList(),
                        clock.today(company)));
        return "workbench/deliveries/show";
    }

    private @Nullable BadAddress mark(CompanyId company, Delivery delivery) {
        return Optional.ofNullable(delivery.address())
                .flatMap(address ->
                        bad.among(company, Set.of(address)).values().stream().findFirst())
                .orElse(null);
    }

    @PostMapping("/{id}/owner")
    View give(
            @PathVariable UUID id,
            @RequestParam UUID owner,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.BILL);
        if (people.members(caller.company()).stream()
                .noneMatch(member -> member.person().equals(owner))) {
            throw Refusal.notFound("person");
        }
        desk.give(caller, id, owner);
        answer.addFlashAttribute("notice", "Saved.");
        return SeeOther.page(shell, "/deliveries/" + id);
    }

    @PostMapping("/{id}/finish")
    View finish(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String outcome,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.BILL);
        desk.finish(caller, id, outcome);
        answer.addFlashAttribute("notice", "The follow-up is done.");
        return SeeOther.page(shell, "/deliveries/" + id);
    }

    @GetMapping("/undelivered")
    String undelivered(@RequestParam(defaultValue = "1") int page, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        model.addAttribute("page", new DeliveryPages.Undelivered(recipients.list(caller.company(), page, Page.SIZE)));
        return "workbench/deliveries/undelivered";
    }

    @GetMapping(value = "/undelivered", params = "format")
    void export(@RequestParam String format, Caller caller, HttpServletResponse response) {
        caller.must(Permission.VIEW);
        downloads.send(AstrayTable.of((page, size) -> recipients.list(caller.company(), page, size)), format, response);
    }

    /** The address may be written to again. */
    @PostMapping("/addresses/{mark}/mend")
    View mend(
            @PathVariable UUID mark,
            @RequestParam(defaultValue = "") String why,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.BILL);
        desk.mend(caller, mark, why);
        answer.addFlashAttribute("notice", "The address is used again from the next document on.");
        return SeeOther.page(shell, "/deliveries/undelivered");
    }

    @GetMapping("/reports")
    String reports(@RequestParam(defaultValue = "1") int page, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        model.addAttribute("page", new DeliveryPages.Reports(reports.list(caller.company(), page, Page.SIZE)));
        return "workbench/deliveries/reports";
    }

    @PostMapping("/reports")
    View upload(
            @RequestParam MultipartFile file, Caller caller, @RequestAttribute Shell shell, RedirectAttributes answer)
            throws IOException {
        caller.must(Permission.BILL);
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "message.eml");
        answer.addFlashAttribute("notice", words(reportDesk.take(caller, name, file.getBytes())));
        return SeeOther.page(shell, "/deliveries/reports");
    }

    private static String words(ReportDesk.Summary summary) {
        int taken = summary.count(Outcome.TAKEN);
        int other = summary.count(Outcome.NO_REPORT) + summary.count(Outcome.UNKNOWN);
        int broken = summary.count(Outcome.UNREADABLE);
        return summary.before() && taken + other + broken == 0
                ? "This file was read before; nothing was changed."
                : "Taken in: %d. Of no mail of ours: %d. Cannot be read: %d.".formatted(taken, other, broken);
    }
}
