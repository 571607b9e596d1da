package org.tallystick.demo;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.contracts.ChargeDesk;
import org.tallystick.contracts.ChargeInput;
import org.tallystick.contracts.Grouping;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerDesk;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.customers.DeliveryChannel;
import org.tallystick.einvoices.BuyerDetails;
import org.tallystick.einvoices.DetailsDesk;
import org.tallystick.einvoices.EInvoiceForm;
import org.tallystick.einvoices.RegisteredId;
import org.tallystick.einvoices.SellerDetails;
import org.tallystick.invoicing.BillingDesk;
import org.tallystick.invoicing.RunId;
import org.tallystick.network.Message;
import org.tallystick.network.MessageDesk;
import org.tallystick.network.MessageState;
import org.tallystick.network.Messages;
import org.tallystick.network.NetworkReconciler;
import org.tallystick.network.SandboxBehaviour;
import org.tallystick.network.SandboxSettings;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.jobs.Progress;
import org.tallystick.platform.outbox.OutboxWorker;

/**
 * Customers who want electronic invoices: an authority and a clinic by XRechnung, a company by Peppol, one by Factur-X in the
 * mail, and one that forgot its routing id. The authority rejects its invoice.
 */
@Component
class DemoElectronic {
    private static final String CLINIC = "C-1002";
    private static final String UTILITY = "C-1009";
    private static final String ENERGY = "C-1005";
    private static final String MACHINES = "C-1011";
    private static final String FORGETFUL = "C-1008";
    private static final int OVER_NETWORK = 3;
    private static final int MOST_ROUNDS = 600;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final CustomerDesk customerDesk;
    private final Customers customers;
    private final DetailsDesk details;
    private final SandboxSettings sandbox;
    private final ChargeDesk charges;
    private final BillingDesk billing;
    private final Messages messages;
    private final MessageDesk desk;
    private final NetworkReconciler reconciler;
    private final OutboxWorker outbox;
    private final BusinessClock clock;

    DemoElectronic(
            CustomerDesk customerDesk,
            Customers customers,
            DetailsDesk details,
            SandboxSettings sandbox,
            ChargeDesk charges,
            BillingDesk billing,
            Messages messages,
            MessageDesk desk,
            NetworkReconciler reconciler,
            OutboxWorker outbox,
            BusinessClock clock) {
        this.customerDesk = customerDesk;
        this.customers = customers;
        this.details = details;
        this.sandbox = sandbox;
        this.charges = charges;
        this.billing = billing;
        this.messages = messages;
        this.desk = desk;
        this.reconciler = reconciler;
        this.outbox = outbox;
        this.clock = clock;
    }

    void live(DemoCompany.Founded founded, Consumer<String> line) {
        Caller caller = founded.caller();
        details.set(
                caller,
                new SellerDetails(
                        0,
                        new RegisteredId("9930", "DE123456788"),
                        new RegisteredId(null, "HRB 123456"),
                        "Ada Lindqvist",
                        null,
                        null));
        wants(
                founded,
                CLINIC,
                EInvoiceForm.XRECHNUNG_UBL,
                "0204:04011000-1234512345-06",
                "04011000-1234512345-06",
                true);
        wants(founded, UTILITY, EInvoiceForm.XRECHNUNG_CII, "0204:991-33333TEST-33", "991-33333TEST-33", true);
        wants(founded, ENERGY, EInvoiceForm.PEPPOL_UBL, "9930:DE814160246", "Cost centre 4711", true);
        wants(founded, MACHINES, EInvoiceForm.FACTUR_X, null, null, false);
        wants(founded, FORGETFUL, EInvoiceForm.XRECHNUNG_UBL, "9930:DE199201377", null, true);
        sandbox.set(
                caller,
                "0204:991-33333TEST-33",
                SandboxBehaviour.REJECT,
                "The order number is missing; please send the invoice again with it.");
        bill(founded, caller);
        handOver(caller);
        follow(caller);
        outbox.drain(caller.company());
        line.accept("8. Electronic invoices: " + counted(caller, MessageState.ACCEPTED) + " accepted over the network, "
                + counted(caller, MessageState.REJECTED) + " rejected by its buyer, 1 draft waits for a routing id.");
    }

    private void wants(
            DemoCompany.Founded founded,
            String number,
            EInvoiceForm form,
            @Nullable String address,
            @Nullable String reference,
            boolean overNetwork) {
        Caller caller = founded.caller();
        CustomerId id = customer(founded, number);
        RegisteredId endpoint =
                address == null ? null : new RegisteredId(address.substring(0, 4), address.substring(5));
        details.set(caller, id, new BuyerDetails(0, form, endpoint, null, reference));
        if (overNetwork) {
            Customer customer = customers.find(caller.company(), id).orElseThrow();
            customerDesk.change(
                    caller, id, customer.profile().deliveredBy(DeliveryChannel.E_INVOICE), customer.version());
        }
    }

    private static CustomerId customer(DemoCompany.Founded founded, String number) {
        return Objects.requireNonNull(founded.customers().get(number));
    }

    private void bill(DemoCompany.Founded founded, Caller caller) {
        LocalDate today = clock.today(caller.company());
        for (String number : List.of(CLINIC, UTILITY, ENERGY, MACHINES, FORGETFUL)) {
            CustomerId customer = customer(founded, number);
            charges.record(caller, charge(customer, number, today));
            RunId run = billing.collectNow(
                    caller,
                    new BillingDesk.Order(today, today, Grouping.CUSTOMER, Set.of(customer)),
                    Progress.unwatched());
            if (!number.equals(FORGETFUL)) {
                billing.postNow(caller, run, Progress.unwatched());
            }
        }
    }

    private static ChargeInput charge(CustomerId customer, String number, LocalDate today) {
        return new ChargeInput(
                customer,
                "workshop",
                "workshop-" + number,
                "Workshop: electronic invoices in practice",
                new BigDecimal("1.5"),
                "day",
                new BigDecimal("980.00"),
                DemoCompany.EUR,
                "STANDARD",
                null,
                null,
                today,
                today,
                today);
    }

    /** Another thread may be at the outbox, too. */
    private void handOver(Caller caller) {
        for (int round = 0; round < MOST_ROUNDS && counted(caller, MessageState.SENT) < OVER_NETWORK; round++) {
            outbox.drain(caller.company());
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** The network answers at once here: nobody waits in a demonstration. */
    private void follow(Caller caller) {
        for (Message message :
                messages.list(caller.company(), MessageState.SENT, 1, 50).rows()) {
            UUID id = message.id();
            desk.lookNow(caller, id);
        }
        reconciler.run(caller.company());
    }

    private long counted(Caller caller, MessageState state) {
        return messages.list(caller.company(), state, 1, 1).total();
    }
}
