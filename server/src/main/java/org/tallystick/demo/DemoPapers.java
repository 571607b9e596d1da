package org.tallystick.demo;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.contracts.Charge;
import org.tallystick.contracts.ChargeDesk;
import org.tallystick.contracts.ChargeId;
import org.tallystick.contracts.ChargeInput;
import org.tallystick.contracts.Charges;
import org.tallystick.contracts.Grouping;
import org.tallystick.customers.CustomerId;
import org.tallystick.documents.Billable;
import org.tallystick.documents.DocumentDesk;
import org.tallystick.documents.DocumentRequirement.Scope;
import org.tallystick.documents.RequestDesk;
import org.tallystick.documents.RequiredDesk;
import org.tallystick.documents.RequiredDocument;
import org.tallystick.documents.RequiredDocuments;
import org.tallystick.documents.RequirementDesk;
import org.tallystick.documents.Subject;
import org.tallystick.invoicing.BillingDesk;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.jobs.Progress;

/** A customer who wants papers: the purchase order is there, one proof of delivery is to be checked, one is missing. */
@Component
class DemoPapers {
    private static final String CUSTOMER = "C-1003";
    private static final String SOURCE = "freight";
    private static final String ORDER = "HL-2231";
    private static final String PURCHASE_ORDER = "PURCHASE_ORDER";
    private static final String PROOF_OF_DELIVERY = "PROOF_OF_DELIVERY";

    private final RequirementDesk requirements;
    private final ChargeDesk chargeDesk;
    private final Charges charges;
    private final DocumentDesk documents;
    private final RequiredDocuments required;
    private final RequiredDesk requiredDesk;
    private final RequestDesk requests;
    private final BillingDesk billing;
    private final BusinessClock clock;

    DemoPapers(
            RequirementDesk requirements,
            ChargeDesk chargeDesk,
            Charges charges,
            DocumentDesk documents,
            RequiredDocuments required,
            RequiredDesk requiredDesk,
            RequestDesk requests,
            BillingDesk billing,
            BusinessClock clock) {
        this.requirements = requirements;
        this.chargeDesk = chargeDesk;
        this.charges = charges;
        this.documents = documents;
        this.required = required;
        this.requiredDesk = requiredDesk;
        this.requests = requests;
        this.billing = billing;
        this.clock = clock;
    }

    void live(DemoCompany.Founded founded, Consumer<String> line) {
        Caller caller = founded.caller();
        CustomerId customer = Objects.requireNonNull(founded.customers().get(CUSTOMER));
        LocalDate today = clock.today(caller.company());
        require(caller, customer, PURCHASE_ORDER, Scope.PURCHASE_ORDER, today);
        require(caller, customer, PROOF_OF_DELIVERY, Scope.CHARGE, today);
        ChargeId first = charge(caller, customer, "Relocation of two server rooms, Kiel", "1840.00", today);
        ChargeId second = charge(caller, customer, "Relocation of a server room, Lübeck", "960.00", today);
        upload(caller, first, PURCHASE_ORDER, ORDER + ".txt", "Purchase order " + ORDER + ": relocation, three rooms.");
        requiredDesk.validate(caller, needed(caller, first, PURCHASE_ORDER));
        upload(caller, first, PROOF_OF_DELIVERY, "delivery-note.txt", "Two rooms moved and running. Signed M. Vogt.");
        requests.ask(caller, List.of(needed(caller, second, PROOF_OF_DELIVERY)));
        billing.collectNow(
                caller, new BillingDesk.Order(today, today, Grouping.CUSTOMER, Set.of(customer)), Progress.unwatched());
        line.accept("6. Papers: Globex wants an order and proofs of delivery; its draft waits for the last ones.");
    }

    private void require(Caller caller, CustomerId customer, String kind, Scope scope, LocalDate today) {
        requirements.add(
                caller, new RequirementDesk.Wanted(customer, kind, SOURCE, null, scope, today.withDayOfMonth(1), null));
    }

    private ChargeId charge(Caller caller, CustomerId customer, String text, String price, LocalDate today) {
        var input = new ChargeInput(
                customer,
                SOURCE,
                text,
                text,
                BigDecimal.ONE,
                "piece",
                new BigDecimal(price),
                DemoCompany.EUR,
                "STANDARD",
                null,
                ORDER,
                today,
                today,
                today);
        return chargeDesk.record(caller, input).id();
    }

    private void upload(Caller caller, ChargeId charge, String kind, String name, String words) {
        Billable billable = billable(caller, charge);
        documents.upload(
                caller,
                new DocumentDesk.Upload(
                        kind,
                        name,
                        words.getBytes(StandardCharsets.UTF_8),
                        new Subject(Subject.Type.CHARGE, charge.value(), billable.customer()),
                        List.of(billable)));
    }

    private UUID needed(Caller caller, ChargeId charge, String kind) {
        return required.of(caller.company(), List.of(billable(caller, charge))).stream()
                .filter(one -> one.kind().equals(kind))
                .map(RequiredDocument::id)
                .findFirst()
                .orElseThrow();
    }

    private Billable billable(Caller caller, ChargeId charge) {
        return charges.find(caller.company(), charge).map(Charge::billable).orElseThrow();
    }
}
