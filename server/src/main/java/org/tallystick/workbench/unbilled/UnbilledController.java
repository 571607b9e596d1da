package org.tallystick.workbench.unbilled;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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
import org.tallystick.access.Member;
import org.tallystick.access.People;
import org.tallystick.access.Permission;
import org.tallystick.contracts.FollowUpDesk;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.insights.UnbilledWork;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.web.Choice;
import org.tallystick.workbench.Downloads;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.customers.CustomerLookup;

/** Unbilled work as a queue: what waits, why, since when, and the follow-ups on it. */
@Controller
@RequestMapping("/c/{code}/unbilled")
class UnbilledController {
    private static final int DUE_IN_DAYS = 7;

    private final UnbilledWork work;
    private final FollowUpDesk desk;
    private final People people;
    private final CustomerLookup lookup;
    private final Downloads downloads;
    private final BusinessClock clock;

    UnbilledController(
            UnbilledWork work,
            FollowUpDesk desk,
            People people,
            CustomerLookup lookup,
            Downloads downloads,
            BusinessClock clock) {
        this.work = work;
        this.desk = desk;
        this.people = people;
        this.lookup = lookup;
        this.downloads = downloads;
        this.clock = clock;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "1") int page,
            Caller caller,
            Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        UnbilledWork.Filter filter = filter(company, customer, reason);
        Page<UnbilledWork.Row> rows = work.list(company, filter, page, Page.SIZE);
        List<CustomerId> shown =
                rows.rows().stream().map(UnbilledWork.Row::customer).distinct().toList();
        List<Member> members = people.members(company);
        model.addAttribute(
                "page",
                new UnbilledPage(
                        rows,
                        work.totals(company, filter),
                        work.reasons(company, filter.today()),
                        customer.strip(),
                        reason.strip(),
                        lookup.of(company, shown),
                        tasks(company, shown),
                        members.stream().collect(Collectors.toMap(Member::person, Member::name)),
                        members.stream()
                                .filter(member -> !member.disabled())
                                .map(member -> new Choice(member.person().toString(), member.name()))
                                .toList(),
                        String.valueOf(caller.actor().id()),
                        filter.today()));
        return "workbench/unbilled/list";
    }

    @GetMapping(params = "format")
    void export(
            @RequestParam String format,
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            HttpServletResponse response) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        UnbilledWork.Filter filter = filter(company, customer, reason);
        downloads.send(
                UnbilledTable.of(
                        (number, size) -> work.list(company, filter, number, size), ids -> lookup.of(company, ids)),
                format,
                response);
    }

    @PostMapping("/follow-ups")
    View followUp(
            @RequestParam(defaultValue = "") String customer,
            @RequestParam UUID owner,
            @RequestParam(defaultValue = "") String dueOn,
            @RequestParam(defaultValue = "") String note,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.KEEP_CUSTOMERS);
        CompanyId company = caller.company();
        if (people.members(company).stream().noneMatch(member -> member.person().equals(owner))) {
            throw Refusal.notFound("person in this company");
        }
        LocalDate due = Objects.requireNonNullElse(
                Entered.date("day", dueOn), clock.today(company).plusDays(DUE_IN_DAYS));
        Customer found = lookup.find(company, customer);
        desk.make(caller, found.id(), owner, due, note);
        answer.addFlashAttribute("notice", "Somebody sees to " + found.name() + " until " + shell.date(due) + ".");
        return SeeOther.page(shell, "/unbilled");
    }

    @PostMapping("/follow-ups/{id}/done")
    View done(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String outcome,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        desk.finish(caller, id, outcome);
        answer.addFlashAttribute("notice", "The follow-up is done.");
        return SeeOther.page(shell, "/unbilled");
    }

    private UnbilledWork.Filter filter(CompanyId company, String customer, String reason) {
        return new UnbilledWork.Filter(
                lookup.narrow(company, customer).map(Customer::id).orElse(null),
                Entered.text(reason),
                clock.today(company));
    }

    private Map<CustomerId, UnbilledWork.Task> tasks(CompanyId company, List<CustomerId> customers) {
        return work.tasks(company, customers).stream()
                .collect(Collectors.toMap(UnbilledWork.Task::customer, Function.identity()));
    }
}
