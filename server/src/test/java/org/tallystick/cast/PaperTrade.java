package org.tallystick.cast;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.access.Actor;
import org.tallystick.access.Caller;
import org.tallystick.access.Role;
import org.tallystick.contracts.Charge;
import org.tallystick.contracts.ChargeDesk;
import org.tallystick.contracts.ChargeId;
import org.tallystick.contracts.ChargeInput;
import org.tallystick.contracts.Charges;
import org.tallystick.customers.CustomerId;
import org.tallystick.documents.DocumentDesk;
import org.tallystick.documents.DocumentRequirement.Scope;
import org.tallystick.documents.RequiredDesk;
import org.tallystick.documents.RequiredDocument;
import org.tallystick.documents.RequiredDocuments;
import org.tallystick.documents.RequirementDesk;
import org.tallystick.documents.Subject;
import org.tallystick.platform.Ids;
import org.tallystick.platform.outbox.OutboxWorker;

/** A company whose customers want papers, and the people who see to them. */
public record PaperTrade(Trading trading) {
    public Caller somebody(Role role) {
        var person = trading.member(role);
        return new Caller(
                trading.company().id(), new Actor(Actor.Kind.PERSON, person.id(), person.name()), role.permissions());
    }

    public UUID require(@Nullable CustomerId customer, String kind) {
        return require(customer, kind, Scope.CHARGE);
    }

    public UUID require(@Nullable CustomerId customer, String kind, Scope scope) {
        UUID id = trading.call(() -> bean(RequirementDesk.class)
                .add(
                        trading.caller(),
                        new RequirementDesk.Wanted(customer, kind, null, null, scope, LocalDate.of(2000, 1, 1), null)));
        drain();
        return id;
    }

    public ChargeId charge(CustomerId customer, String price, @Nullable String order) {
        LocalDate on = trading.today();
        var input = new ChargeInput(
                customer,
                "test",
                Ids.next().toString(),
                "Freight",
                BigDecimal.ONE,
                "piece",
                new BigDecimal(price),
                Trading.EUR,
                "STANDARD",
                null,
                order,
                on,
                on,
                on);
        return trading.call(
                () -> bean(ChargeDesk.class).record(trading.caller(), input).id());
    }

    public DocumentDesk.Uploaded upload(Caller caller, String kind, byte[] content, ChargeId charge) {
        return trading.call(() -> {
            Charge found =
                    bean(Charges.class).find(trading.company().id(), charge).orElseThrow();
            var subject = new Subject(
                    Subject.Type.CHARGE, charge.value(), found.input().customer());
            return bean(DocumentDesk.class)
                    .upload(
                            caller,
                            new DocumentDesk.Upload(kind, "paper.txt", content, subject, List.of(found.billable())));
        });
    }

    public RequiredDocument needed(ChargeId charge, String kind) {
        return needed(charge).stream()
                .filter(one -> one.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    public List<RequiredDocument> needed(ChargeId charge) {
        return trading.call(() -> bean(RequiredDocuments.class)
                .of(
                        trading.company().id(),
                        List.of(bean(Charges.class)
                                .find(trading.company().id(), charge)
                                .orElseThrow()
                                .billable())));
    }

    public List<RequiredDocument> open() {
        var all = new RequiredDocuments.Filter(null, null, RequiredDocuments.View.ALL);
        return trading.call(() -> bean(RequiredDocuments.class)
                .open(trading.company().id(), all, 1, 100)
                .rows());
    }

    public void validate(Caller caller, UUID required) {
        act(() -> bean(RequiredDesk.class).validate(caller, required));
    }

    /** A deed, and what follows from it. */
    public void act(Runnable deed) {
        trading.call(() -> {
            deed.run();
            return "done";
        });
        drain();
    }

    /** Works the outbox off until nothing follows from anything any more. */
    public void drain() {
        int messages = 1;
        while (messages > 0) {
            messages = bean(OutboxWorker.class).drain(trading.company().id());
        }
    }

    public <T> T bean(Class<T> type) {
        return trading.bean(type);
    }
}
