package org.tallystick.workbench.einvoices;

import java.util.List;
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
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tallystick.access.Caller;
import org.tallystick.access.Member;
import org.tallystick.access.People;
import org.tallystick.access.Permission;
import org.tallystick.customers.Customers;
import org.tallystick.network.Message;
import org.tallystick.network.MessageDesk;
import org.tallystick.network.MessageState;
import org.tallystick.network.Messages;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.web.Choice;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.customers.CustomerLookup;

/** Electronic invoices on the network: a list, and one with all that became of it. */
@Controller
@RequestMapping("/c/{code}/e-invoices")
class MessagesController {
    private final Messages messages;
    private final MessageDesk desk;
    private final Customers customers;
    private final CustomerLookup lookup;
    private final People people;
    private final BusinessClock clock;

    MessagesController(
            Messages messages,
            MessageDesk desk,
            Customers customers,
            CustomerLookup lookup,
            People people,
            BusinessClock clock) {
        this.messages = messages;
        this.desk = desk;
        this.customers = customers;
        this.lookup = lookup;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable MessageState state,
            @RequestParam(defaultValue = "1") int page,
            Caller caller,
            Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        Page<Message> found = messages.list(company, state, page, Page.SIZE);
        model.addAttribute(
                "page",
                new EInvoicePages.MessageList(
                        found,
                        lookup.of(
                                company,
                                found.rows().stream().map(Message::customer).toList()),
                        state));
        return "workbench/einvoices/list";
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        Message message = messages.find(company, id).orElseThrow(() -> Refusal.notFound("e-invoice message"));
        List<Member> members = people.members(company);
        model.addAttribute(
                "page",
                new EInvoicePages.Show(
                        message,
                        customers.find(company, message.customer()).orElseThrow(),
                        messages.steps(company, id),
                        desk.followUp(company, id).orElse(null),
                        members.stream().collect(Collectors.toMap(Member::person, Member::name)),
                        members.stream()
                                .filter(member -> !member.disabled())
                                .map(member -> new Choice(member.person().toString(), member.name()))
                                .toList(),
                        clock.today(company)));
        return "workbench/einvoices/show";
    }

    /** The reconciler comes by within seconds; nobody else decides. */
    @PostMapping("/{id}/look")
    View look(@PathVariable UUID id, Caller caller, @RequestAttribute Shell shell, RedirectAttributes answer) {
        caller.must(Permission.BILL);
        desk.lookNow(caller, id);
        answer.addFlashAttribute("notice", "The network is asked within seconds; load the page again.");
        return SeeOther.page(shell, "/e-invoices/" + id);
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
        return SeeOther.page(shell, "/e-invoices/" + id);
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
        return SeeOther.page(shell, "/e-invoices/" + id);
    }
}
