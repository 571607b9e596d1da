package org.tallystick.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tallystick.cast.Paper;
import org.tallystick.cast.Trading;
import org.tallystick.controls.BooksCheck;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.CustomerKind;
import org.tallystick.documents.SupportingDocuments;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.SettableClock;
import org.tallystick.testing.IntegrationTest;

/** Somebody takes the responsibility to pay, in exact words, by a link or on paper. */
@IntegrationTest
class AcknowledgementTest {
    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private CompanyId company;
    private LocalDate today;
    private CustomerId acme;

    @BeforeEach
    void begin() {
        trading = Trading.open(beans);
        company = trading.company().id();
        today = trading.today();
        acme = trading.customer("C-1", "Acme Corp");
    }

    @AfterEach
    void letTimeGoOn() {
        beans.getBean(SettableClock.class).reset();
    }

    @Test
    void theExactWordsAreSignedAndKept() {
        SigningRequest request = ask(acme, "Acme Holding", "de");

        assertThat(request.text())
                .contains("Acme Holding bezahlt, was Acme Manufacturing Acme Corp (Kundennummer C-1)", "NET 30");
        sign(request.id(), " Ada Lovelace ");

        Acknowledgement accepted = accepted(acme, today);
        assertThat(accepted.payer()).isEqualTo("Acme Holding");
        assertThat(accepted.signer()).isEqualTo("Ada Lovelace");
        assertThat(accepted.way()).isEqualTo(Acknowledgement.Way.LINK);
        assertThat(accepted.language()).isEqualTo("de");
        assertThat(accepted.textSha256()).isEqualTo(request.sha256()).isEqualTo(accepted.documentSha256());
        var documents = trading.bean(SupportingDocuments.class);
        byte[] kept = trading.call(() -> documents.content(
                company, documents.find(company, accepted.document()).orElseThrow()));
        assertThat(new String(kept, StandardCharsets.UTF_8)).isEqualTo(request.text());
        assertRefused("LINK_ENDED", () -> sign(request.id(), "Eve"));
        assertThat(trading.bean(BooksCheck.class).run(trading.caller()).broken())
                .isEmpty();
    }

    @Test
    void aLinkEndsWithItsDayWithANewLinkAndWhenItIsWithdrawn() {
        SigningRequest first = ask(acme, null, "en");
        SigningRequest second = ask(acme, null, "en");
        assertRefused("LINK_ENDED", () -> sign(first.id(), "Ada"));
        trading.call(() -> {
            desk().withdrawLink(trading.caller(), acme);
            return true;
        });
        assertRefused("LINK_ENDED", () -> sign(second.id(), "Ada"));

        SigningRequest third = ask(acme, null, "en");
        beans.getBean(SettableClock.class)
                .set(beans.getBean(BusinessClock.class).now().plus(Duration.ofDays(15)));
        assertRefused("LINK_ENDED", () -> sign(third.id(), "Ada"));
        assertRefused("SIGNER_MISSING", () -> sign(ask(acme, null, "en").id(), "  "));
    }

    @Test
    void aLinkIsReadOnlyWithItsCompanysKey() {
        SigningRequest request = ask(acme, null, "en");
        var requests = trading.bean(SigningRequests.class);
        String path = trading.call(() -> requests.path(company, request));
        String token = path.substring(path.lastIndexOf('/') + 1);
        Trading other = Trading.open(beans);

        assertThat(trading.call(() -> requests.behind(company, token))).contains(request);
        assertThat(trading.call(() -> requests.behind(company, "x" + token.substring(1))))
                .isEmpty();
        assertThat(other.call(() -> requests.behind(other.company().id(), token)))
                .isEmpty();
    }

    @Test
    void twoWhoSignAtOnceSignOnce() throws Exception {
        SigningRequest request = ask(acme, null, "en");
        var barrier = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            Callable<Boolean> signing = () -> {
                barrier.await();
                try {
                    sign(request.id(), "Ada Lovelace");
                    return true;
                } catch (Refusal late) {
                    return false;
                }
            };
            List<Future<Boolean>> both = List.of(threads.submit(signing), threads.submit(signing));
            assertThat(List.of(both.get(0).get(), both.get(1).get())).containsExactlyInAnyOrder(true, false);
        }
        assertThat(all(acme)).hasSize(1);
    }

    @Test
    void paperHoldsFromTheDayItWasSigned() {
        paper(acme, today.minusDays(10), "signed.txt");

        assertThat(trading.call(() -> acknowledgements().accepted(company, acme, today.minusDays(11))))
                .isEmpty();
        Acknowledgement accepted = accepted(acme, today.minusDays(10));
        assertThat(accepted.way()).isEqualTo(Acknowledgement.Way.PAPER);
        assertThat(accepted.documentSha256()).isNotEqualTo(accepted.textSha256());
        assertRefused("SIGNED_LATER", () -> paper(acme, today.plusDays(1), "later.txt"));
        assertThat(trading.bean(BooksCheck.class).run(trading.caller()).broken())
                .isEmpty();
    }

    @Test
    void aWithdrawalIsANewFactAndOpensTheItem() {
        trading.call(() -> {
            trading.bean(Checklists.class)
                    .set(trading.caller(), ChecklistItem.TERMS, 0, Set.of(CustomerKind.BUSINESS), null);
            return true;
        });
        CustomerId vandelay = trading.customer("C-2", "Vandelay");
        assertThat(of(vandelay).stage()).isEqualTo(Stage.PROSPECT);
        paper(vandelay, today.minusDays(3), "vandelay.txt");
        assertThat(of(vandelay).stage()).isEqualTo(Stage.VERIFIED);

        withdraw(vandelay, accepted(vandelay, today).id());

        assertThat(of(vandelay).stage()).isEqualTo(Stage.PROSPECT);
        assertThat(Objects.requireNonNull(of(vandelay).steps().get(ChecklistItem.TERMS))
                        .reopened())
                .isEqualTo(ItemStep.Reopened.WITHDRAWN);
        assertThat(trading.call(() -> acknowledgements().accepted(company, vandelay, today)))
                .isEmpty();
        assertThat(accepted(vandelay, today.minusDays(1)).signedOn())
                .as("what held until then still did")
                .isEqualTo(today.minusDays(3));
        assertThat(all(vandelay)).hasSize(1);
        assertRefused(
                "ACKNOWLEDGEMENT_ENDED",
                () -> withdraw(vandelay, all(vandelay).getFirst().id()));
        paper(vandelay, today, "again.txt");
        assertThat(of(vandelay).stage()).isEqualTo(Stage.VERIFIED);
    }

    @Test
    void manyAreAskedInOnePass() {
        CustomerId vandelay = trading.customer("C-2", "Vandelay");
        CustomerId globex = trading.customer("C-3", "Globex");
        paper(acme, today.minusDays(5), "one.txt");
        paper(acme, today.minusDays(2), "two.txt");
        paper(globex, today, "three.txt");

        Map<CustomerId, Acknowledgement> held =
                trading.call(() -> acknowledgements().accepted(company, List.of(acme, vandelay, globex), today));

        assertThat(held).containsOnlyKeys(acme, globex);
        assertThat(Stream.ofNullable(held.get(acme)).map(Acknowledgement::signedOn))
                .containsExactly(today.minusDays(2));
    }

    @Test
    void aNewWordingIsOfferedAndTheOldOneStaysSigned() {
        SigningRequest old = ask(acme, null, "en");
        sign(old.id(), "Ada");
        word("en", 0, "{payer} pays {seller} for {customer} by {terms}. Late fees: 40 euros.");

        SigningRequest fresh = ask(acme, null, "en");

        assertThat(fresh.wording()).isEqualTo(1);
        assertThat(fresh.text()).contains("Late fees: 40 euros.");
        assertThat(accepted(acme, today).wording()).isZero();
        assertRefused("WORDING_CHANGED", () -> word("en", 0, "{payer} {seller} {customer} {terms}"));
        assertRefused("WORDING_PLACES", () -> word("en", 1, "We pay."));
        assertRefused("TEXT_MARKUP", () -> word("en", 1, "<b>{payer} {seller} {customer} {terms}"));
        assertThat(ask(acme, null, "fr").language())
                .as("of other languages, English")
                .isEqualTo("en");
    }

    private SigningRequest ask(CustomerId customer, @Nullable String payer, String language) {
        return trading.call(() -> {
            UUID id = desk().ask(trading.caller(), customer, new AcknowledgementDesk.Asked(payer, language), 14);
            return trading.bean(SigningRequests.class).find(company, id).orElseThrow();
        });
    }

    private void sign(UUID request, String signer) {
        trading.call(() -> {
            desk().sign(company, request, signer);
            return true;
        });
    }

    private void paper(CustomerId customer, LocalDate on, String name) {
        trading.call(() -> {
            desk().signOnPaper(
                            trading.caller(),
                            customer,
                            new AcknowledgementDesk.Asked(null, "en"),
                            new AcknowledgementDesk.Paper("Ada Lovelace", on, name, Paper.text("scan " + name)));
            return true;
        });
    }

    private void withdraw(CustomerId customer, UUID acknowledgement) {
        trading.call(() -> {
            desk().withdraw(trading.caller(), customer, acknowledgement, "sold");
            return true;
        });
    }

    private void word(String language, int version, String text) {
        trading.call(() -> {
            trading.bean(Wordings.class).set(trading.caller(), language, version, text);
            return true;
        });
    }

    private Acknowledgement accepted(CustomerId customer, LocalDate on) {
        return trading.call(() -> acknowledgements().accepted(company, customer, on))
                .orElseThrow();
    }

    private List<Acknowledgement> all(CustomerId customer) {
        return trading.call(() -> acknowledgements().of(company, customer));
    }

    private Onboarding of(CustomerId customer) {
        return trading.call(() -> trading.bean(Onboardings.class).of(company, customer));
    }

    private Acknowledgements acknowledgements() {
        return trading.bean(Acknowledgements.class);
    }

    private AcknowledgementDesk desk() {
        return trading.bean(AcknowledgementDesk.class);
    }

    private void assertRefused(String code, Runnable deed) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(deed::run)
                .extracting(Refusal::code)
                .isEqualTo(code);
    }
}
