package org.tallystick.workbench.audit;

import jakarta.servlet.http.HttpServletResponse;
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
import org.tallystick.workbench.ActorNames;
import org.tallystick.workbench.Downloads;
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
    private final ActorNames names;
    private final Downloads downloads;

    AuditController(
            AuditTrail trail,
            Histories histories,
            People people,
            CustomerLookup lookup,
            ActorNames names,
            Downloads downloads) {
        this.trail = trail;
        this.histories = histories;
        this.people = people;
        this.lookup = lookup;
        this.names = names;
        this.downloads = downloads;
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
        AuditFilter filter = filter(company, command, person, subject, customer, from, to);
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

    /** The same deeds as a file. */
    @GetMapping(path = "/c/{code}/audit", params = "format")
    void export(
            @RequestParam String format,
            @RequestParam(defaultValue = "") String command,
            @RequestParam(required = false) @Nullable UUID person,
            @RequestParam(required = false) @Nullable UUID subject,
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            Caller caller,
            HttpServletResponse response) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        AuditFilter filter = filter(company, command, person, subject, customer, from, to);
        downloads.send(
                AuditTable.of((page, size) -> trail.list(company, filter, page, size), names::of), format, response);
    }

    private AuditFilter filter(
            CompanyId company,
            String command,
            @Nullable UUID person,
            @Nullable UUID subject,
            String customer,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        UUID only = lookup.narrow(company, customer)
                .map(found -> found.id().value())
                .orElse(null);
        return new AuditFilter(only, subject, command.isBlank() ? null : command, null, person, from, to);
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
