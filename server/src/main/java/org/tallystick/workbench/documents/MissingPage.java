package org.tallystick.workbench.documents;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.contracts.Charge;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.documents.RequiredDocument;
import org.tallystick.documents.RequiredDocuments;
import org.tallystick.platform.Page;
import org.tallystick.platform.web.Choice;
import org.tallystick.workbench.Shell;

/** What charges wait for: whose, since when, who sees to it. */
public record MissingPage(
        Page<RequiredDocument> rows,
        RequiredDocuments.View view,
        String customer,
        String kind,
        List<Choice> kinds,
        List<Choice> members,
        Map<CustomerId, Customer> customers,
        Map<UUID, Charge> charges,
        Map<String, String> names,
        LocalDate today) {
    public MissingPage {
        kinds = List.copyOf(kinds);
        members = List.copyOf(members);
        customers = Map.copyOf(customers);
        charges = Map.copyOf(charges);
        names = Map.copyOf(names);
    }

    public boolean isEverything() {
        return view == RequiredDocuments.View.ALL && customer.isEmpty() && kind.isEmpty();
    }

    public String summary(Shell shell) {
        return rows.total() == 1 ? "1 document" : shell.count(rows.total()) + " documents";
    }

    public String customerOf(RequiredDocument required) {
        Customer found = customers.get(required.customer());
        return found == null ? "" : found.name();
    }

    public @Nullable Charge chargeOf(RequiredDocument required) {
        return charges.get(required.charge());
    }

    /** What it is for, in words. */
    public String subjectOf(RequiredDocument required) {
        Charge charge = chargeOf(required);
        if (required.purchaseOrder() != null) {
            return "Order " + required.purchaseOrder();
        }
        return charge == null ? "Charge" : charge.input().description();
    }

    public String ownerOf(RequiredDocument required) {
        UUID owner = required.owner();
        return owner == null ? "" : names.getOrDefault("PERSON:" + owner, "Somebody");
    }

    public long days(RequiredDocument required) {
        return Math.max(0, today.toEpochDay() - required.openedOn().toEpochDay());
    }

    public String nameOf(String reference) {
        return names.getOrDefault(reference, "Somebody");
    }
}
