package org.tallystick.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.cast.Trading.EUR;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import org.tallystick.cast.Trading;
import org.tallystick.customers.ContactRole;
import org.tallystick.customers.CustomerDesk;
import org.tallystick.customers.CustomerId;
import org.tallystick.disputes.DisputeDesk;
import org.tallystick.disputes.DisputeId;
import org.tallystick.disputes.DisputePolicies;
import org.tallystick.disputes.DisputeTerms;
import org.tallystick.disputes.RaisedBy;
import org.tallystick.disputes.RejectionLetter;
import org.tallystick.disputes.RejectionLetters;
import org.tallystick.disputes.Settlement;
import org.tallystick.disputes.StepDesk;
import org.tallystick.documents.DocumentDesk;
import org.tallystick.documents.Subject;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.lib.collections.disputes.DisputeStep;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.SettableClock;
import org.tallystick.platform.outbox.OutboxWorker;
import org.tallystick.testing.IntegrationTest;

/** Whoever is not agreed with is told why, on what evidence, and how long they are left in peace (SM-3). */
@IntegrationTest
@TestPropertySource(properties = "tallystick.background=false")
class RejectionMailTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 4, 2);

    @Autowired
    ApplicationContext beans;

    @Autowired
    SettableClock clock;

    private Trading trading;
    private CustomerId ada;
    private InvoiceId invoice;

    @BeforeEach
    void anInvoiceOf119() {
        clock.set(TODAY.atTime(12, 0).atZone(ZoneId.of("Europe/Berlin")).toInstant());
        trading = Trading.withLetterhead(beans);
        ada = trading.customer("C-1", "Ada Lovelace", "NET 0");
        trading.call(() -> trading.bean(CustomerDesk.class)
                .addContact(
                        trading.caller(),
                        ada,
                        "Ada Lovelace",
                        "ada@lovelace.example",
                        null,
                        null,
                        Set.of(ContactRole.INVOICE_RECIPIENT)));
        invoice = trading.invoice(ada, "100.00", TODAY);
    }

    @AfterEach
    void theClockGoesRightAgain() {
        clock.reset();
    }

    @Test
    void theLetterSaysWhyOnWhatEvidenceAndUntilWhenNothingIsDunned() throws IOException {
        DisputeId id = proposed();
        upload(id);

        take(id, DisputeStep.REJECT, "The price is that of the contract");
        drain();

        Delivery delivery = deliveries(letters(id).getFirst()).getFirst();
        assertThat(delivery.state()).isEqualTo(Delivery.State.SENT);
        assertThat(delivery.number()).isEqualTo("DSP-2026-000001");
        assertThat(text(delivery))
                .contains("Our answer to your objection", "DSP-2026-000001", "Ten hours were never worked")
                .contains("The price is that of the contract", "Proof of delivery (", "30.00")
                .contains("Until", "6")
                .doesNotContain("secret-name");
        assertThat(letters(id).getFirst().dunnedFrom()).isEqualTo(LocalDate.of(2026, 4, 7));
    }

    @Test
    void withoutDaysOfGraceItPromisesNone() throws IOException {
        trading.call(() -> {
            trading.bean(DisputePolicies.class).set(trading.caller(), new DisputeTerms(0, 30));
            return true;
        });
        DisputeId id = proposed();

        take(id, DisputeStep.REJECT, "The price is that of the contract");
        drain();

        assertThat(text(deliveries(letters(id).getFirst()).getFirst()))
                .contains("stays owed")
                .doesNotContain("we do not remind you", "evidence");
    }

    @Test
    void eachRejectionHasALetterAndNothingElseHas() throws IOException {
        DisputeId id = proposed();
        assertThat(letters(id)).isEmpty();
        take(id, DisputeStep.REJECT, "The price is that of the contract");
        drain();
        take(id, DisputeStep.CONFIRM, "Mail of today");
        take(id, DisputeStep.CLOSE, null);
        take(id, DisputeStep.REOPEN, "They found another contract");
        take(id, DisputeStep.TRIAGE, null);
        take(id, DisputeStep.INVESTIGATE, null);
        take(id, DisputeStep.PROPOSE, "Look at it again");
        assertThat(letters(id)).hasSize(1);

        take(id, DisputeStep.REJECT, "That contract had ended");
        drain();

        assertThat(letters(id))
                .extracting(RejectionLetter::reason)
                .containsExactly("That contract had ended", "The price is that of the contract");
        assertThat(text(deliveries(letters(id).getFirst()).getFirst()))
                .contains("That contract had ended")
                .doesNotContain("The price is that of the contract");
    }

    private DisputeId proposed() {
        DisputeId id = trading.call(() -> trading.bean(DisputeDesk.class)
                .open(
                        trading.caller(),
                        new DisputeDesk.Opening(
                                new DisputeDesk.About.OfInvoice(invoice, null),
                                Optional.of(Money.of("30.00", EUR)),
                                "PRICE",
                                null,
                                "Ten hours were never worked",
                                RaisedBy.CUSTOMER,
                                null)));
        take(id, DisputeStep.TRIAGE, null);
        take(id, DisputeStep.INVESTIGATE, null);
        take(id, DisputeStep.PROPOSE, "Look at the contract");
        return id;
    }

    private void take(DisputeId id, DisputeStep step, @Nullable String note) {
        trading.call(() -> {
            trading.bean(StepDesk.class)
                    .take(
                            trading.caller(),
                            id,
                            step,
                            new StepDesk.Input(
                                    note, Optional.empty(), Settlement.CREDIT_MEMO, "CUSTOMER_ERROR", null, null));
            return id;
        });
    }

    private void upload(DisputeId id) {
        trading.call(() -> trading.bean(DocumentDesk.class)
                .upload(
                        trading.caller(),
                        new DocumentDesk.Upload(
                                "PROOF_OF_DELIVERY",
                                "secret-name.txt",
                                "Signed by Ada".getBytes(StandardCharsets.UTF_8),
                                new Subject(Subject.Type.DISPUTE, id.value(), ada),
                                List.of())));
    }

    private void drain() {
        while (trading.bean(OutboxWorker.class).drain(trading.company().id()) > 0) {}
    }

    private List<RejectionLetter> letters(DisputeId id) {
        return trading.call(
                () -> trading.bean(RejectionLetters.class).of(trading.company().id(), id));
    }

    private List<Delivery> deliveries(RejectionLetter letter) {
        return trading.call(() ->
                trading.bean(Deliveries.class).ofDocument(trading.company().id(), letter.id()));
    }

    private String text(Delivery delivery) throws IOException {
        Artefact artefact = trading.call(() -> trading.bean(Artefacts.class)
                .find(trading.company().id(), Objects.requireNonNull(delivery.artefact()))
                .orElseThrow());
        return String.join("", PdfReading.pages(artefact.content())).replace('\n', ' ');
    }
}
