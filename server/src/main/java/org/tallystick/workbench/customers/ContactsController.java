package org.tallystick.workbench.customers;

import java.util.List;
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
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.customers.Contact;
import org.tallystick.customers.ContactRole;
import org.tallystick.customers.Contacts;
import org.tallystick.customers.CustomerDesk;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.delivery.BadAddresses;
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

    ContactsController(Customers customers, Contacts contacts, CustomerDesk desk, BadAddresses bad) {
        this.customers = customers;
        this.contacts = contacts;
        this.bad = bad;
        this.desk = desk;
    }

    @GetMapping
    String list(@PathVariable CustomerId id, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        List<Contact> all = contacts.of(caller.company(), id);
        model.addAttribute("page", new CustomerPages.ContactList(frame(caller, id), all));
        model.addAttribute(
                "marked",
                bad.among(
                        caller.company(),
                        all.stream()
                                .flatMap(contact -> Stream.ofNullable(contact.email()))
                                .toList()));
        return "workbench/customers/contacts";
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
