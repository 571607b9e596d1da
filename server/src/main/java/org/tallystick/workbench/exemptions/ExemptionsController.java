package org.tallystick.workbench.exemptions;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
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
import org.tallystick.customers.Customers;
import org.tallystick.exemptions.Certificate;
import org.tallystick.exemptions.CertificateDesk;
import org.tallystick.exemptions.Certificates;
import org.tallystick.exemptions.ExpiryFollowUps;
import org.tallystick.exemptions.ExpiryFollowUps.Ending;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** Certificates that end soon, and the end of one. */
@Controller
@RequestMapping("/c/{code}/exemptions")
class ExemptionsController {
    private static final int MOST_SHOWN = 200;

    private final ExpiryFollowUps followUps;
    private final Certificates certificates;
    private final CertificateDesk desk;
    private final Customers customers;
    private final BusinessClock clock;

    ExemptionsController(
            ExpiryFollowUps followUps,
            Certificates certificates,
            CertificateDesk desk,
            Customers customers,
            BusinessClock clock) {
        this.followUps = followUps;
        this.certificates = certificates;
        this.desk = desk;
        this.customers = customers;
        this.clock = clock;
    }

    @GetMapping
    String ending(Caller caller, Model model) {
        caller.must(Permission.VIEW);
        var company = caller.company();
        List<Ending> rows = followUps.open(company, MOST_SHOWN);
        model.addAttribute(
                "page",
                new EndingPage(
                        rows,
                        customers.byIds(
                                company,
                                rows.stream().map(Ending::customer).distinct().toList()),
                        clock.today(company)));
        return "workbench/exemptions/ending";
    }

    @PostMapping("/{id}/follow-up")
    View finish(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String outcome,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        followUps.finish(caller, id, outcome);
        answer.addFlashAttribute("notice", "Noted.");
        return SeeOther.page(shell, "/exemptions");
    }

    @PostMapping("/{id}/end")
    View end(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String endOn,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.KEEP_CUSTOMERS);
        Certificate certificate =
                certificates.find(caller.company(), id).orElseThrow(() -> Refusal.notFound("certificate"));
        LocalDate on = Objects.requireNonNullElse(Entered.date("day", endOn), clock.today(caller.company()));
        desk.end(caller, id, on, reason);
        answer.addFlashAttribute("notice", certificate.number() + " holds no more from " + shell.date(on) + ".");
        return SeeOther.page(shell, "/customers/" + certificate.customer() + "/exemptions");
    }
}
