package org.tallystick.workbench.customers;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
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
import org.tallystick.access.Permission;
import org.tallystick.customers.Consent;
import org.tallystick.customers.ConsentChannel;
import org.tallystick.customers.ConsentDesk;
import org.tallystick.customers.Consents;
import org.tallystick.customers.Contact;
import org.tallystick.customers.ContactRole;
import org.tallystick.customers.Contacts;
import org.tallystick.customers.CustomerDesk;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.delivery.BadAddresses;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** The people and mailboxes at a customer. */
@Controller
@RequestMapping("/c/{code}/customers/{id}/contacts")
class ContactsController {
    private final Customers customers;
    private final Contacts contacts;
    private final BadAddresses bad;
    private final CustomerDesk desk;
    private final Consents consents;
    private final ConsentDesk consentDesk;
    private final BusinessClock clock;

    ContactsController(
            Customers customers,
            Contacts contacts,
            CustomerDesk desk,
            BadAddresses bad,
            Consents consents,
            ConsentDesk consentDesk,
            BusinessClock clock) {
        this.customers = customers;
        this.contacts = contacts;
        this.bad = bad;
        this.desk = desk;
        this.consents = consents;
        this.consentDesk = consentDesk;
        this.clock = clock;
    }

    @GetMapping
    String list(@PathVariable CustomerId id, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        CustomerPages.ContactList page = list(caller, id);
        model.addAttribute("page", page);
        model.addAttribute(
                "marked",
                bad.among(
                        caller.company(),
                        page.contacts().stream()
                                .flatMap(contact -> Stream.ofNullable(contact.email()))
                                .toList()));
        return "workbench/customers/contacts";
    }

    private CustomerPages.ContactList list(Caller caller, CustomerId id) {
        List<Contact> known = contacts.of(caller.company(), id);
        return new CustomerPages.ContactList(
                frame(caller, id),
                known,
                consents.of(caller.company(), known.stream().map(Contact::id).toList()),
                clock.today(caller.company()));
    }

    /** What a contact said about being reached. */
    @PostMapping("/{contact}/consents")
    View consent(
            @PathVariable CustomerId id,
            @PathVariable UUID contact,
            @RequestParam(defaultValue = "") Set<ConsentChannel> channels,
            @RequestParam(required = false) @Nullable Boolean given,
            @RequestParam(defaultValue = "CALL") Consent.Source saidBy,
            @RequestParam(defaultValue = "") String evidence,
            @RequestParam(defaultValue = "") String on,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.KEEP_CUSTOMERS);
        get(caller, id, contact);
        if (given == null) {
            throw Refusal.invalid("CONSENT_MISSING", "Choose whether the contact agrees or does not want it.");
        }
        LocalDate day = Objects.requireNonNullElse(Entered.date("day", on), clock.today(caller.company()));
        consentDesk.record(caller, contact, new ConsentDesk.Said(channels, given, saidBy, evidence, day));
        answer.addFlashAttribute(
                "notice", given ? "Noted: the contact agrees." : "Noted: the contact does not want it.");
        return SeeOther.page(shell, "/customers/" + id + "/contacts");
    }

    @GetMapping("/new")
    String blank(@PathVariable CustomerId id, Caller caller, Model model) {
        caller.must(Permission.KEEP_CUSTOMERS);
        model.addAttribute("page", new CustomerPages.ContactForm(frame(caller, id), null));
        return "workbench/customers/contact";
    }

    @GetMapping("/{contact}")
    String edit(@PathVariable CustomerId id, @PathVariable UUID contact, Caller caller, Model model) {
        caller.must(Permission.KEEP_CUSTOMERS);
        model.addAttribute("page", new CustomerPages.ContactForm(frame(caller, id), get(caller, id, contact)));
        return "workbench/customers/contact";
    }

    @PostMapping
    View add(
            @PathVariable CustomerId id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable String email,
            @RequestParam(required = false) @Nullable String phone,
            @RequestParam(required = false) @Nullable String position,
            @RequestParam(defaultValue = "") Set<ContactRole> roles,
            Caller caller,
            @RequestAttribute Shell shell) {
        desk.addContact(caller, id, name, Entered.text(email), Entered.text(phone), Entered.text(position), roles);
        return SeeOther.page(shell, "/customers/" + id + "/contacts");
    }

    @PostMapping("/{contact}")
    View change(
            @PathVariable CustomerId id,
            @PathVariable UUID contact,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable String email,
            @RequestParam(required = false) @Nullable String phone,
            @RequestParam(required = false) @Nullable String position,
            @RequestParam(defaultValue = "") Set<ContactRole> roles,
            Caller caller,
            @RequestAttribute Shell shell) {
        caller.must(Permission.KEEP_CUSTOMERS);
        get(caller, id, contact);
        desk.changeContact(
                caller, contact, name, Entered.text(email), Entered.text(phone), Entered.text(position), roles);
        return SeeOther.page(shell, "/customers/" + id + "/contacts");
    }

    @PostMapping("/{contact}/remove")
    View remove(@PathVariable CustomerId id, @PathVariable UUID contact, Caller caller, @RequestAttribute Shell shell) {
        caller.must(Permission.KEEP_CUSTOMERS);
        get(caller, id, contact);
        desk.removeContact(caller, contact);
        return SeeOther.page(shell, "/customers/" + id + "/contacts");
    }

    private CustomerFrame frame(Caller caller, CustomerId id) {
        return new CustomerFrame(
                customers.find(caller.company(), id).orElseThrow(() -> Refusal.notFound("customer")), "/contacts");
    }

    /** Of this customer, not of another one of the company. */
    private Contact get(Caller caller, CustomerId customer, UUID id) {
        return contacts.find(caller.company(), id)
                .filter(contact -> contact.customer().equals(customer))
                .orElseThrow(() -> Refusal.notFound("contact"));
    }
}
