package org.tallystick.workbench.deliveries;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.delivery.Artefact;
import org.tallystick.delivery.Delivery;
import org.tallystick.platform.Page;

/** How many documents wait to be printed, what did not reach its customer, and the batch that was just printed. */
public record DeliveriesPage(
        long waiting,
        Page<Delivery> failed,
        Map<CustomerId, Customer> customers,
        @Nullable Artefact printed) {
    public DeliveriesPage {
        customers = Map.copyOf(customers);
    }

    public String customerOf(Delivery delivery) {
        Customer customer = customers.get(delivery.customer());
        return customer == null ? "" : customer.name();
    }

    /** Where the document itself is shown. */
    public static String document(Delivery delivery) {
        return switch (delivery.subjectType()) {
            case INVOICE -> "/invoices/" + delivery.subject();
            case STATEMENT -> "/account-statements/issued/" + delivery.subject();
            case REMINDER -> "/reminders/" + delivery.subject();
            case REJECTION -> "/disputes?show=ALL&q=" + delivery.number();
            case LATE_FEES -> "/late-fees/" + delivery.subject();
            case CREDIT_MEMO -> "/credit-memos/" + delivery.subject();
            case DOCUMENT_REQUEST -> "/customers/" + delivery.customer() + "/documents";
            case DEBIT_NOTICE, RECEIPT ->
                "/customers/" + delivery.customer()
                        + (delivery.subjectType() == Delivery.SubjectType.RECEIPT ? "/payments" : "/mandates");
        };
    }

    public String summary() {
        return waiting == 0 ? "Nothing waits to be printed." : words(waiting) + " to be printed.";
    }

    public String print() {
        return "Print " + (waiting == 1 ? "1 document" : waiting + " documents");
    }

    private static String words(long count) {
        return count == 1 ? "1 document waits" : count + " documents wait";
    }
}
