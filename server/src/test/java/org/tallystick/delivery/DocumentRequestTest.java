package org.tallystick.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import org.tallystick.cast.Paper;
import org.tallystick.cast.PaperTrade;
import org.tallystick.cast.Trading;
import org.tallystick.contracts.ChargeId;
import org.tallystick.customers.ContactRole;
import org.tallystick.customers.CustomerDesk;
import org.tallystick.customers.CustomerId;
import org.tallystick.documents.RequestDesk;
import org.tallystick.documents.RequiredDocument;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Company;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.daily.DailyWork;
import org.tallystick.testing.IntegrationTest;

/** Customers are asked for what is missing, not for what came meanwhile, and again when it does not come. */
@IntegrationTest
@TestPropertySource(properties = "tallystick.background=false") // the test works the outbox off itself
class DocumentRequestTest {
    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private PaperTrade paper;
    private CustomerId acme;
    private ChargeId charge;

    @BeforeEach
    void twoDocumentsAreMissing() {
        trading = Trading.open(beans);
        paper = new PaperTrade(trading);
        acme = trading.customer("C-1", "Acme Corp");
        sender();
        paper.require(acme, "TIMESHEET");
        paper.require(acme, "PROOF_OF_DELIVERY");
        charge = paper.charge(acme, "100.00", null);
    }

    @Test
    void oneLetterNamesAllThatIsMissing() throws IOException {
        reachable();
        ask();
        paper.drain();

        Delivery delivery = deliveries().getFirst();
        assertThat(deliveries()).hasSize(1);
        assertThat(delivery.state()).isEqualTo(Delivery.State.SENT);
        assertThat(text(delivery)).contains("Missing documents", "Timesheet", "Proof of delivery", "service of");
        assertThat(paper.needed(charge))
                .extracting(RequiredDocument::state)
                .containsOnly(RequiredDocument.State.REQUESTED);
        assertThat(paper.needed(charge, "TIMESHEET").chaseOn())
                .isEqualTo(trading.today().plusDays(7));
    }

    @Test
    void whatCameMeanwhileIsNotAskedFor() throws IOException {
        reachable();
        ask();
        paper.upload(trading.caller(), "TIMESHEET", Paper.text("hours"), charge);
        paper.drain();

        assertThat(text(deliveries().getFirst())).contains("Proof of delivery").doesNotContain("Timesheet");
    }

    @Test
    void nobodyIsAskedWhenAllOfItCame() {
        reachable();
        ask();
        paper.upload(trading.caller(), "TIMESHEET", Paper.text("hours"), charge);
        paper.upload(trading.caller(), "PROOF_OF_DELIVERY", Paper.text("delivered"), charge);
        paper.drain();

        assertThat(deliveries()).isEmpty();
    }

    @Test
    void aCustomerWithoutAnAddressShowsUpAsNotDelivered() {
        ask();
        paper.drain();

        assertThat(deliveries()).extracting(Delivery::state).containsExactly(Delivery.State.FAILED);
    }

    @Test
    void whatDoesNotComeIsAskedForAgainFourTimesInAll() {
        reachable();
        ask();
        paper.drain();
        var chase = beans.getBeansOfType(DailyWork.class).values().stream()
                .filter(work -> work.name().equals("documents.chase"))
                .findFirst()
                .orElseThrow();

        for (int week = 1; week <= 6; week++) {
            int days = 7 * week;
            trading.call(() -> {
                chase.run(trading.company().id(), trading.today().plusDays(days));
                return days;
            });
            paper.drain();
        }

        assertThat(deliveries()).hasSize(4);
    }

    private void ask() {
        List<UUID> ids = paper.needed(charge).stream().map(RequiredDocument::id).toList();
        RequestDesk.Asked asked =
                trading.call(() -> trading.bean(RequestDesk.class).ask(trading.caller(), ids));
        assertThat(asked).isEqualTo(new RequestDesk.Asked(2, 1, 0));
    }

    private void reachable() {
        trading.call(() -> trading.bean(CustomerDesk.class)
                .addContact(
                        trading.caller(),
                        acme,
                        "Ada Lovelace",
                        "ada@acme.example",
                        null,
                        null,
                        Set.of(ContactRole.ACCOUNTS_PAYABLE)));
    }

    private void sender() {
        Company company = trading.company();
        trading.call(() -> {
            trading.bean(Companies.class)
                    .change(new Company(
                            company.id(),
                            company.code(),
                            company.name(),
                            company.currency(),
                            company.country(),
                            company.zone(),
                            company.taxId(),
                            new Company.Letterhead(
                                    "Markt 1", "04109", "Leipzig", "bills@acme.example", null, null, null)));
            return company;
        });
    }

    private List<Delivery> deliveries() {
        return CompanyScope.of(trading.company().id())
                .call(() -> trading.bean(Deliveries.class)
                        .ofCustomer(trading.company().id(), acme, 1, 50)
                        .rows());
    }

    private String text(Delivery delivery) throws IOException {
        byte[] pdf = trading.call(() -> trading.bean(Artefacts.class)
                .find(trading.company().id(), Objects.requireNonNull(delivery.artefact()))
                .orElseThrow()
                .content());
        return String.join("", PdfReading.pages(pdf));
    }
}
