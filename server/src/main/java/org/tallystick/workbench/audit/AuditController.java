package org.tallystick.workbench.audit;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.tallystick.access.Caller;
import org.tallystick.access.People;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEntry;
import org.tallystick.audit.AuditFilter;
import org.tallystick.audit.AuditTrail;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.web.Choice;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.customers.CustomerLookup;
import org.tallystick.workbench.history.Histories;

/** Who did what, when and why. */
@Controller
class AuditController {
    private final AuditTrail trail;
    private final Histories histories;
    private final People people;
    private final CustomerLookup lookup;

    AuditController(AuditTrail trail, Histories histories, People people, CustomerLookup lookup) {
        this.trail = trail;
        this.histories = histories;
        this.people = people;
        this.lookup = lookup;
    }

    @GetMapping("/c/{code}/audit")
    String show(
            @RequestParam(defaultValue = "") String command,
            @RequestParam(required = false) @Nullable UUID person,
            @RequestParam(required = false) @Nullable UUID subject,
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(defaultValue = "1") int page,
            Caller caller,
            @RequestAttribute Shell shell,
            Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        UUID only = lookup.narrow(company, customer)
                .map(found -> found.id().value())
                .orElse(null);
        var filter = new AuditFilter(only, subject, command.isBlank() ? null : command, person, from, to);
        Page<AuditEntry> entries = trail.list(company, filter, page, Page.SIZE);
        model.addAttribute(
                "page",
                new AuditPage(
                        entries,
                        histories.of(entries.rows(), shell),
                        trail.commands(company).stream()
                                .map(one -> new Choice(one, words(one)))
                                .toList(),
                        members(company),
                        command,
                        person == null ? "" : person.toString(),
                        customer,
                        from,
                        to));
        return "workbench/audit/audit";
    }

    private List<Choice> members(CompanyId company) {
        return people.members(company).stream()
                .map(member -> new Choice(member.person().toString(), member.name()))
                .toList();
    }

    /** {@code credit-memo.post} reads "credit memo: post". */
    private static String words(String command) {
        return command.replace('-', ' ').replace(".", ": ");
    }
}
