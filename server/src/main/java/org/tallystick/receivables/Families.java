package org.tallystick.receivables;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.payments.Payment;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;

/** Whose items the money of a customer may settle: its own, and those of customers above and below it. */
@Component
class Families {
    private static final int DEEPEST = 20;
    private static final int LARGEST = 1_000;

    private final Customers customers;

    Families(Customers customers) {
        this.customers = customers;
    }

    /** The whole family of a customer, itself included. */
    List<CustomerId> of(CompanyId company, CustomerId customer) {
        var family = new ArrayList<>(List.of(root(company, customer)));
        for (int i = 0; i < family.size() && family.size() < LARGEST; i++) {
            CustomerId above = family.get(i);
            Stream.concat(
                            customers.children(company, above).stream().filter(child -> !child.isMerged()),
                            customers.mergedInto(company, above).stream())
                    .forEach(below -> family.add(below.id()));
        }
        return family;
    }

    /** Whose money settles the items; refuses items outside the family. */
    CustomerId payer(CompanyId company, Payment payment, Collection<OpenItem> wanted) {
        CustomerId payer = payment.customer() == null ? wanted.iterator().next().customer() : payment.customer();
        require(company, payer, wanted);
        return payer;
    }

    void require(CompanyId company, CustomerId payer, Collection<OpenItem> wanted) {
        boolean strangers = wanted.stream().anyMatch(item -> !item.customer().equals(payer));
        if (!strangers) {
            return;
        }
        CustomerId root = root(company, payer);
        for (OpenItem item : wanted) {
            if (!root(company, item.customer()).equals(root)) {
                throw Refusal.conflict(
                        "PAYER_MISMATCH",
                        "Item " + item.number()
                                + " belongs to a customer this payer has nothing to do with. Make one the parent of the"
                                + " other, or identify the payment anew.");
            }
        }
    }

    private CustomerId root(CompanyId company, CustomerId id) {
        CustomerId current = id;
        for (int depth = 0; depth < DEEPEST; depth++) {
            @Nullable
            CustomerId parent =
                    customers.find(company, current).map(Customer::above).orElse(null);
            if (parent == null) {
                return current;
            }
            current = parent;
        }
        return current;
    }
}
