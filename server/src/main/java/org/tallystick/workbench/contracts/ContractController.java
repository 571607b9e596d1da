package org.tallystick.workbench.contracts;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
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
import org.tallystick.contracts.Contract;
import org.tallystick.contracts.ContractDesk;
import org.tallystick.contracts.ContractDifference;
import org.tallystick.contracts.ContractDrafts;
import org.tallystick.contracts.ContractId;
import org.tallystick.contracts.ContractVersion;
import org.tallystick.contracts.ContractVersions;
import org.tallystick.contracts.Contracts;
import org.tallystick.contracts.Offers;
import org.tallystick.contracts.PricedPeriods;
import org.tallystick.contracts.ScheduleDesk;
import org.tallystick.contracts.UsageRecords;
import org.tallystick.customers.Customers;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.history.Histories;

/** One contract: its versions, what they charged and will charge, its usage, and the deeds on it. */
@Controller
@RequestMapping("/c/{code}/contracts/{id}")
class ContractController {
    private static final int MOST_SHOWN = 24;
    private static final int MONTHS_AHEAD = 3;

    private final Contracts contracts;
    private final ContractVersions versions;
    private final ContractDrafts drafts;
    private final Offers offers;
    private final PricedPeriods periods;
    private final UsageRecords usage;
    private final ContractDesk desk;
    private final ScheduleDesk schedule;
    private final Customers customers;
    private final Histories histories;
    private final BusinessClock clock;

    ContractController(
            Contracts contracts,
            ContractVersions versions,
            ContractDrafts drafts,
            Offers offers,
            PricedPeriods periods,
            UsageRecords usage,
            ContractDesk desk,
            ScheduleDesk schedule,
            Customers customers,
            Histories histories,
            BusinessClock clock) {
        this.contracts = contracts;
        this.versions = versions;
        this.drafts = drafts;
        this.offers = offers;
        this.periods = periods;
        this.usage = usage;
        this.desk = desk;
        this.schedule = schedule;
        this.customers = customers;
        this.histories = histories;
        this.clock = clock;
    }

    @GetMapping
    String show(
            @PathVariable ContractId id,
            @RequestParam(required = false) @Nullable Integer version,
            Caller caller,
            @RequestAttribute Shell shell,
            Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        Contract contract = contracts.get(company, id);
        List<ContractVersion> all = versions.of(company, id);
        Optional<ContractVersion> shown = all.stream()
                .filter(found -> version == null || found.version() == version)
                .findFirst();
        LocalDate today = clock.today(company);
        model.addAttribute(
                "page",
                new ContractPages.Show(
                        contract,
                        customers.find(company, contract.customer()).orElseThrow(),
                        shown.orElse(null),
                        all,
                        shown.map(found -> changes(contract, all, found)).orElse(List.of()),
                        drafts.find(company, id).orElse(null),
                        offers.of(company, id).stream().findFirst().orElse(null),
                        periods.of(company, id, MOST_SHOWN),
                        all.isEmpty() ? List.of() : schedule.preview(company, id, today.plusMonths(MONTHS_AHEAD)),
                        usage.of(company, id, MOST_SHOWN),
                        usage.waiting(company, id),
                        histories.ofSubject(company, id.value(), "usage.record", shell),
                        today));
        return "workbench/contracts/show";
    }

    private static List<ContractDifference.Change> changes(
            Contract contract, List<ContractVersion> all, ContractVersion shown) {
        return all.stream()
                .filter(other -> other.version() == shown.version() - 1)
                .findFirst()
                .map(before -> ContractDifference.between(before.terms(), shown.terms(), contract.currency()))
                .orElse(List.of());
    }

    @PostMapping("/amendments")
    View amend(@PathVariable ContractId id, Caller caller, @RequestAttribute Shell shell) {
        desk.amend(caller, id);
        return SeeOther.page(shell, "/contracts/" + id + "/draft");
    }

    @PostMapping("/end")
    View end(
            @PathVariable ContractId id,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate on,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        desk.end(caller, id, on, reason);
        answer.addFlashAttribute("notice", "The contract ends on " + shell.date(on) + ".");
        return SeeOther.page(shell, "/contracts/" + id);
    }

    @PostMapping("/milestones")
    View reach(
            @PathVariable ContractId id,
            @RequestParam int line,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate on,
            @RequestParam(defaultValue = "") String evidence,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        schedule.reach(caller, id, line, on, evidence);
        answer.addFlashAttribute("notice", "Written down; it is charged when due charges are brought in.");
        return SeeOther.page(shell, "/contracts/" + id);
    }

    @PostMapping("/template")
    View keepTemplate(
            @PathVariable ContractId id,
            @RequestParam(defaultValue = "") String name,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        desk.keepTemplate(caller, id, name);
        answer.addFlashAttribute("notice", "New contracts can begin with these terms now.");
        return SeeOther.page(shell, "/contracts/" + id);
    }
}
