package org.tallystick.demo;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.contracts.ChargeDesk;
import org.tallystick.contracts.ChargeInput;
import org.tallystick.contracts.Grouping;
import org.tallystick.customers.Consent;
import org.tallystick.customers.ConsentChannel;
import org.tallystick.customers.ConsentDesk;
import org.tallystick.customers.ContactRole;
import org.tallystick.customers.Contacts;
import org.tallystick.customers.CustomerDesk;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.CustomerKind;
import org.tallystick.customers.CustomerProfile;
import org.tallystick.customers.DeliveryChannel;
import org.tallystick.customers.MergeDesk;
import org.tallystick.customers.PostalAddress;
import org.tallystick.invoicing.BillingDesk;
import org.tallystick.lib.receivables.terms.PaymentTerms;
import org.tallystick.onboarding.AcknowledgementDesk;
import org.tallystick.onboarding.AcknowledgementDesk.Asked;
import org.tallystick.onboarding.ChecklistItem;
import org.tallystick.onboarding.Checklists;
import org.tallystick.onboarding.OnboardingDesk;
import org.tallystick.onboarding.OnboardingDesk.Evidence;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.jobs.Progress;

/**
 * New customers: a prospect whose first draft waits, one who is verified and may be activated, a duplicate that is merged and
 * one that nobody has looked at yet; and what contacts said about being reached.
 */
@Component
class DemoOnboarding {
    private static final String ACME = "C-1001";
    private static final String CLINIC = "C-1002";

    private final CustomerDesk customers;
    private final Contacts contacts;
    private final ConsentDesk consents;
    private final MergeDesk merges;
    private final Checklists checklists;
    private final OnboardingDesk onboarding;
    private final AcknowledgementDesk acknowledgements;
    private final ChargeDesk charges;
    private final BillingDesk billing;
    private final BusinessClock clock;

    DemoOnboarding(
            CustomerDesk customers,
            Contacts contacts,
            ConsentDesk consents,
            MergeDesk merges,
            Checklists checklists,
            OnboardingDesk onboarding,
            AcknowledgementDesk acknowledgements,
            ChargeDesk charges,
            BillingDesk billing,
            BusinessClock clock) {
        this.customers = customers;
        this.contacts = contacts;
        this.consents = consents;
        this.merges = merges;
        this.checklists = checklists;
        this.onboarding = onboarding;
        this.acknowledgements = acknowledgements;
        this.charges = charges;
        this.billing = billing;
        this.clock = clock;
    }

    void live(DemoCompany.Founded founded, Consumer<String> line) {
        Caller caller = founded.caller();
        LocalDate today = clock.today(caller.company());
        CustomerId acme = Objects.requireNonNull(founded.customers().get(ACME));
        duplicates(caller, acme);
        said(caller, acme, true, today);
        said(caller, Objects.requireNonNull(founded.customers().get(CLINIC)), false, today);
        accept(caller, acme, today.minusMonths(2));
        ask(caller);
        prospect(caller, today);
        verified(caller, today);
        line.accept(
                "12. Onboarding: a prospect's first draft waits for a signature, and one customer may be activated.");
    }

    private void duplicates(Caller caller, CustomerId acme) {
        CustomerId twin = create(caller, "C-3001", "ACME Corporation", "DE811115368", "Hamburg", "20457");
        merges.merge(caller, twin, acme, "Taken in twice; same VAT number");
        create(caller, "C-3002", "Globex Logistics", "DE136695976", "Kiel", "24103");
    }

    private void said(Caller caller, CustomerId customer, boolean given, LocalDate today) {
        Set<ConsentChannel> channels =
                given ? EnumSet.of(ConsentChannel.EMAIL, ConsentChannel.PHONE) : EnumSet.of(ConsentChannel.SMS);
        String evidence = given ? "Form of the trade fair, box ticked" : "Call: no text messages, please";
        Consent.Source source = given ? Consent.Source.FORM : Consent.Source.CALL;
        contacts.of(caller.company(), customer).stream()
                .limit(1)
                .forEach(contact -> consents.record(
                        caller,
                        contact.id(),
                        new ConsentDesk.Said(channels, given, source, evidence, today.minusDays(9))));
    }

    /** Of businesses from now on; who is here stays active. */
    private void ask(Caller caller) {
        Set<CustomerKind> business = Set.of(CustomerKind.BUSINESS);
        checklists.set(caller, ChecklistItem.TAX_ID, 0, business, null);
        checklists.set(caller, ChecklistItem.CONTACT, 0, business, null);
        checklists.set(caller, ChecklistItem.CREDIT_APPLICATION, 0, business, 12);
        checklists.set(caller, ChecklistItem.TERMS, 0, business, null);
        checklists.add(caller, "Extract of the register", business, 24);
    }

    private void prospect(Caller caller, LocalDate today) {
        CustomerId id = create(caller, "C-3003", "Nordwind Energie GmbH", "DE811569869", "Husum", "25813");
        contact(caller, id, "Ole Hansen", "rechnung@nordwind.example");
        onboarding.settle(
                caller,
                id,
                ChecklistItem.TAX_ID,
                Evidence.note("Form and check digits are right; letterhead compared."));
        onboarding.settle(
                caller,
                id,
                ChecklistItem.CREDIT_APPLICATION,
                new Evidence(
                        null,
                        null,
                        new OnboardingDesk.Paper(
                                "credit-application.txt",
                                bytes("Nordwind Energie GmbH asks for a limit of 20 000 euros. Two references.")),
                        null,
                        null));
        acknowledgements.ask(caller, id, new Asked(null, "de"), 30);
        charges.record(caller, work(id, today));
        billing.collectNow(
                caller, new BillingDesk.Order(today, today, Grouping.CUSTOMER, Set.of(id)), Progress.unwatched());
    }

    private void verified(Caller caller, LocalDate today) {
        CustomerId id = create(caller, "C-3004", "Bergmann & Söhne KG", "DE273411002", "Goslar", "38640");
        contact(caller, id, "Lena Bergmann", "buero@bergmann.example");
        for (ChecklistItem item : checklists.of(caller.company())) {
            boolean signed = item.code().equals(ChecklistItem.TERMS);
            if (item.isRequiredOf(CustomerKind.BUSINESS) && !signed) {
                onboarding.settle(caller, id, item.code(), Evidence.note("Seen; agrees with what was written to us."));
            }
        }
        accept(caller, id, today);
    }

    private void accept(Caller caller, CustomerId id, LocalDate on) {
        acknowledgements.signOnPaper(
                caller,
                id,
                new Asked(null, "de"),
                new AcknowledgementDesk.Paper(
                        "Anna Brandt",
                        on,
                        "signed-terms.txt",
                        bytes("Signed terms of customer " + id + ", page 1 of 1.")));
    }

    private CustomerId create(Caller caller, String number, String name, String taxId, String city, String code) {
        var profile = new CustomerProfile(
                number,
                name,
                CustomerKind.BUSINESS,
                taxId,
                Locale.GERMAN,
                DemoCompany.EUR,
                PaymentTerms.net(14),
                null,
                DeliveryChannel.EMAIL,
                new PostalAddress("Marktplatz 3", code, city, "DE"),
                null);
        return customers.create(caller, profile);
    }

    private void contact(Caller caller, CustomerId id, String name, String email) {
        customers.addContact(caller, id, name, email, null, "Accounting", Set.of(ContactRole.ACCOUNTS_PAYABLE));
    }

    private static ChargeInput work(CustomerId id, LocalDate today) {
        return new ChargeInput(
                id,
                "onboarding",
                "first-visit",
                "Survey of the network, Husum",
                BigDecimal.ONE,
                "piece",
                new BigDecimal("1450.00"),
                DemoCompany.EUR,
                "STANDARD",
                null,
                null,
                today,
                today,
                today);
    }

    private static byte[] bytes(String words) {
        return words.getBytes(StandardCharsets.UTF_8);
    }
}
