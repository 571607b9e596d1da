package org.tallystick.workbench.customers;

import java.util.List;
import org.tallystick.customers.Customer;
import org.tallystick.platform.web.Tab;
import org.tallystick.platform.web.Tone;
import org.tallystick.workbench.Shell;

/** What every page of one customer has around it; the tab is the end of its address. */
public record CustomerFrame(Customer customer, String tab) {
    private record View(String end, String title) {}

    private static final List<View> VIEWS = List.of(
            new View("", "Overview"),
            new View("/open-items", "Open items"),
            new View("/invoices", "Invoices"),
            new View("/billed", "Previously billed"),
            new View("/payments", "Payments"),
            new View("/charges", "Charges"),
            new View("/documents", "Documents"),
            new View("/invoice-checks", "Invoice checks"),
            new View("/reminders", "Reminders"),
            new View("/limit-and-bank", "Limit and bank"),
            new View("/exemptions", "Exemptions"),
            new View("/contacts", "Contacts"),
            new View("/onboarding", "Onboarding"),
            new View("/billing", "Billing"),
            new View("/e-invoices", "E-invoices"),
            new View("/mandates", "Mandates"),
            new View("/saved-methods", "Saved methods"),
            new View("/timeline", "Timeline"));

    public String path() {
        return "/customers/" + customer.id();
    }

    public List<Tab> tabs(Shell shell) {
        return VIEWS.stream()
                .map(view -> new Tab(
                        view.title(), shell.at(path() + view.end()), view.end().equals(tab)))
                .toList();
    }

    /** Number, kind and place, whatever of it there is. */
    public String subtitle() {
        String city = customer.profile().address().city();
        String facts = customer.number() + " · " + customer.profile().kind().title();
        return city == null ? facts : facts + " · " + city;
    }

    public static Tone tone(Customer customer) {
        return switch (customer.standing()) {
            case GOOD -> Tone.GOOD;
            case WATCH -> Tone.INFO;
            case HOLD -> Tone.WARN;
            case STOP -> Tone.BAD;
        };
    }
}
