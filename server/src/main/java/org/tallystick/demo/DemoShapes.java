package org.tallystick.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.contracts.ChargeDesk;
import org.tallystick.contracts.ChargeInput;
import org.tallystick.contracts.Grouping;
import org.tallystick.contracts.GroupingDesk;
import org.tallystick.contracts.GroupingPolicy.Children;
import org.tallystick.customers.CustomerDesk;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.CustomerKind;
import org.tallystick.customers.CustomerProfile;
import org.tallystick.customers.DeliveryChannel;
import org.tallystick.customers.PostalAddress;
import org.tallystick.invoicing.Arrangement;
import org.tallystick.invoicing.ArrangementDesk;
import org.tallystick.invoicing.BillingDesk;
import org.tallystick.invoicing.DebitMemoDesk;
import org.tallystick.invoicing.DebitReason;
import org.tallystick.invoicing.Deposit;
import org.tallystick.invoicing.DepositDesk;
import org.tallystick.invoicing.Drafts;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.invoicing.RunId;
import org.tallystick.invoicing.TaxRate;
import org.tallystick.invoicing.TaxRates;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;
import org.tallystick.lib.receivables.terms.PaymentTerms;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.jobs.Progress;

/** A group of clinics: the parent pays for its two houses, an insurer pays a part of one stay, and a deposit is asked for. */
@Component
class DemoShapes {
    private final CustomerDesk customers;
    private final GroupingDesk grouping;
    private final ArrangementDesk arrangements;
    private final DepositDesk deposits;
    private final DebitMemoDesk debits;
    private final TaxRates taxRates;
    private final Drafts drafts;
    private final ChargeDesk charges;
    private final BillingDesk billing;
    private final BusinessClock clock;

    DemoShapes(
            CustomerDesk customers,
            GroupingDesk grouping,
            ArrangementDesk arrangements,
            DepositDesk deposits,
            DebitMemoDesk debits,
            TaxRates taxRates,
            Drafts drafts,
            ChargeDesk charges,
            BillingDesk billing,
            BusinessClock clock) {
        this.customers = customers;
        this.grouping = grouping;
        this.arrangements = arrangements;
        this.deposits = deposits;
        this.debits = debits;
        this.taxRates = taxRates;
        this.drafts = drafts;
        this.charges = charges;
        this.billing = billing;
        this.clock = clock;
    }

    void live(DemoCompany.Founded founded, Consumer<String> line) {
        Caller caller = founded.caller();
        LocalDate today = clock.today(caller.company());
        CustomerId group = customer(caller, "C-2001", "Mercy Group", null);
        CustomerId east = customer(caller, "C-2002", "Mercy House East", group);
        CustomerId west = customer(caller, "C-2003", "Mercy House West", group);
        CustomerId insurer = customer(caller, "C-2010", "Umbrella Insurance", null);
        CustomerId patient = customer(caller, "C-2011", "Rosalind Chemical Works", null);
        grouping.set(caller, group, today, null, Children.TOGETHER, "Frame agreement with the group");
        charge(caller, east, "Night cleaning, ward 3", "310.00", "PO-E-17", today);
        charge(caller, west, "Night cleaning, ward 1", "270.00", "PO-W-04", today);
        charge(caller, west, "Window cleaning", "140.00", "PO-W-05", today);
        charge(caller, group, "Coordination of both houses", "90.00", null, today);
        RunId together = post(caller, group, today);
        debit(caller, together, today);

        var cover = new Arrangement.Payer(
                insurer,
                Percent.of(60),
                DemoCompany.EUR,
                null,
                Arrangement.Period.YEAR,
                Money.of("5000", DemoCompany.EUR));
        arrangements.set(caller, patient, null, today, List.of(cover), "Cover note of the insurer");
        charge(caller, patient, "Removal of spilled solvent", "1200.00", null, today);
        post(caller, patient, today);
        charge(caller, patient, "Tests of the soil", "480.00", null, today);
        billing.collectNow(caller, order(patient, today), Progress.unwatched());

        seats(caller, today);

        deposits.bill(
                caller,
                new DepositDesk.Input(
                        group,
                        Deposit.Kind.DEPOSIT,
                        Money.of("2000", DemoCompany.EUR),
                        "STANDARD",
                        "Refurbishment of the east house",
                        null,
                        today));
        line.accept(
                "9. One invoice for a group of three, one divided with an insurer, a debit memo and a deposit asked for.");
    }

    /** A course that is sold with the tax in the price: three seats at 9.99 are 29.97. */
    private void seats(Caller caller, LocalDate today) {
        taxRates.add(
                caller,
                new TaxRate("COURSE", today.minusYears(1), "S", Percent.of(19), "VAT 19%, in the price", null, true));
        CustomerId school = customer(caller, "C-2020", "Evening School Altona", null);
        charge(caller, school, "Materials for the course on first aid", "9.99", null, today, "COURSE", 3);
        post(caller, school, today);
    }

    private RunId post(Caller caller, CustomerId customer, LocalDate today) {
        RunId run = billing.collectNow(caller, order(customer, today), Progress.unwatched());
        billing.postNow(caller, run, Progress.unwatched());
        return run;
    }

    /** What nobody had written down until after the invoice was out. */
    private void debit(Caller caller, RunId run, LocalDate today) {
        InvoiceId invoice = Objects.requireNonNull(
                drafts.list(caller.company(), run, null, 1, 1).rows().getFirst().invoice());
        var hours = new DebitMemoDesk.Line(
                "Night cleaning, ward 3: one more night",
                BigDecimal.ONE,
                "night",
                new BigDecimal("155.00"),
                "STANDARD");
        debits.debitOrAsk(
                caller,
                new DebitMemoDesk.Input(
                        invoice,
                        List.of(hours),
                        DebitReason.QUANTITY,
                        "Three nights were worked, two were billed; the signed sheet is with us.",
                        today));
    }

    private static BillingDesk.Order order(CustomerId customer, LocalDate today) {
        return new BillingDesk.Order(today, today, Grouping.CUSTOMER, Set.of(customer));
    }

    private CustomerId customer(Caller caller, String number, String name, @Nullable CustomerId parent) {
        return customers.create(
                caller,
                new CustomerProfile(
                        number,
                        name,
                        CustomerKind.BUSINESS,
                        null,
                        Locale.ENGLISH,
                        DemoCompany.EUR,
                        PaymentTerms.parse("NET 30"),
                        parent,
                        DeliveryChannel.PRINT,
                        new PostalAddress("4 Harbour Road", "20457", "Hamburg", "DE"),
                        null));
    }

    private void charge(
            Caller caller,
            CustomerId customer,
            String description,
            String price,
            @Nullable String order,
            LocalDate today) {
        charge(caller, customer, description, price, order, today, "STANDARD", 1);
    }

    private void charge(
            Caller caller,
            CustomerId customer,
            String description,
            String price,
            @Nullable String order,
            LocalDate today,
            String taxCode,
            int quantity) {
        charges.record(
                caller,
                new ChargeInput(
                        customer,
                        "field work",
                        "field-" + description.toLowerCase(Locale.ROOT).replace(' ', '-'),
                        description,
                        BigDecimal.valueOf(quantity),
                        "piece",
                        new BigDecimal(price),
                        DemoCompany.EUR,
                        taxCode,
                        null,
                        order,
                        today,
                        today,
                        today));
    }
}
