package org.tallystick.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.cast.Agreements.MONTHLY;
import static org.tallystick.cast.Agreements.line;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tallystick.cast.Agreements;
import org.tallystick.cast.Trading;
import org.tallystick.documents.SupportingDocuments;
import org.tallystick.lib.receivables.pricing.Rate;
import org.tallystick.platform.Refusal;
import org.tallystick.testing.IntegrationTest;

/** A draft becomes a version when it is signed, by link or on paper, and never changes afterwards (H-2). */
@IntegrationTest
class SigningTest {
    private static final ContractLine HOSTING =
            line(1, new Rate.Flat(new BigDecimal("100")), new BillingSchedule.InAdvance(MONTHLY));

    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private Agreements agreements;
    private ContractId id;
    private SigningDesk desk;

    @BeforeEach
    void aDraft() {
        trading = Trading.open(beans);
        agreements = new Agreements(trading);
        id = agreements.draft(trading.customer("C-1", "Acme Corp"), trading.today(), HOSTING);
        desk = beans.getBean(SigningDesk.class);
    }

    @Test
    void theCustomerSignsTheExactTextBehindTheLink() {
        Offer offer = offered();

        sign(offer.id(), "Ada Lovelace");

        ContractVersion version = versions().getFirst();
        assertThat(version.version()).isEqualTo(1);
        assertThat(version.signature().way()).isEqualTo(ContractVersion.Way.LINK);
        assertThat(version.signature().sha256()).isEqualTo(offer.sha256());
        assertThat(version.terms().lines()).containsExactly(HOSTING);
        var documents = beans.getBean(SupportingDocuments.class);
        byte[] kept = trading.call(() -> documents.content(
                trading.company().id(),
                documents
                        .find(trading.company().id(), version.signature().document())
                        .orElseThrow()));
        assertThat(new String(kept, StandardCharsets.UTF_8))
                .isEqualTo(offer.text())
                .contains("Between Acme Manufacturing and Acme Corp.", "§ 1  Service 1", "EUR 100", "in advance");
        assertRefused("OFFER_ENDED", () -> sign(offer.id(), "Eve"));
    }

    @Test
    void aLinkIsReadOnlyWithItsCompanysKey() {
        Offer offer = offered();
        var offers = beans.getBean(Offers.class);
        String path = trading.call(() -> offers.path(trading.company().id(), offer));
        String token = path.substring(path.lastIndexOf('/') + 1);
        Trading other = Trading.open(beans);

        assertThat(trading.call(() -> offers.behind(trading.company().id(), token)))
                .isPresent();
        assertThat(trading.call(() -> offers.behind(trading.company().id(), "x" + token.substring(1))))
                .isEmpty();
        assertThat(trading.call(() -> offers.behind(trading.company().id(), "nonsense")))
                .isEmpty();
        assertThat(other.call(() -> offers.behind(other.company().id(), token))).isEmpty();
    }

    @Test
    void whoeverChangesTheDraftEndsTheLink() {
        Offer offer = offered();
        ContractDraft draft = agreements.draftOf(id);
        trading.call(() -> {
            beans.getBean(ContractDesk.class).save(trading.caller(), draft, "Hosting and more");
            return id;
        });

        assertRefused("OFFER_ENDED", () -> sign(offer.id(), "Ada Lovelace"));
        assertRefused(
                "DRAFT_CHANGED",
                () -> trading.call(() -> {
                    beans.getBean(ContractDesk.class).save(trading.caller(), draft, "Hosting");
                    return id;
                }));
        assertThat(agreements.draftOf(id).revision()).isEqualTo(draft.revision() + 1);
    }

    @Test
    void threeAtOnceSignOnce() throws Exception {
        Offer offer = offered();
        var barrier = new CyclicBarrier(3);
        Callable<String> deed = () -> {
            barrier.await();
            try {
                sign(offer.id(), "Ada Lovelace");
                return "signed";
            } catch (Refusal e) {
                return e.code();
            }
        };
        try (var threads = Executors.newFixedThreadPool(3)) {
            List<Future<String>> answers =
                    Stream.generate(() -> threads.submit(deed)).limit(3).toList();

            assertThat(List.of(
                            answers.get(0).get(),
                            answers.get(1).get(),
                            answers.get(2).get()))
                    .containsExactlyInAnyOrder("signed", "OFFER_ENDED", "OFFER_ENDED");
        }
        assertThat(versions()).hasSize(1);
    }

    @Test
    void whatCannotBeSignedIsRefusedBeforeItIsSent() {
        ContractId empty = agreements.draft(trading.customer("C-2", "Mercy Clinic"), trading.today());

        assertRefused("LINES_MISSING", () -> trading.call(() -> desk.offer(trading.caller(), empty, 14)));
        assertRefused("DAYS_INVALID", () -> trading.call(() -> desk.offer(trading.caller(), id, 91)));
        assertRefused("SIGNER_MISSING", () -> sign(offered().id(), " "));
        agreements.sign(id);
        assertRefused("DRAFT_GONE", () -> trading.call(() -> desk.offer(trading.caller(), id, 14)));
        assertRefused(
                "EFFECTIVE_TOO_EARLY",
                () -> agreements.amended(id, trading.today().minusDays(1), HOSTING));
    }

    @Test
    void anAmendmentShowsWhatItChanges() {
        agreements.sign(id);
        ContractLine dearer = line(1, new Rate.Flat(new BigDecimal("120")), new BillingSchedule.InAdvance(MONTHLY));
        ContractLine more = line(2, new Rate.Flat(BigDecimal.TEN), new BillingSchedule.Milestone());
        LocalDate later = trading.today().plusMonths(2);
        agreements.amended(id, later, dearer, more);

        List<ContractVersion> versions = versions();
        assertThat(versions).extracting(ContractVersion::version).containsExactly(2, 1);
        assertThat(ContractDifference.between(
                        versions.get(1).terms(), versions.get(0).terms(), Trading.EUR))
                .extracting(ContractDifference.Change::what)
                .containsExactly("Text", "Rate", "New line");
        assertThat(ContractDifference.between(
                        versions.get(0).terms(), versions.get(1).terms(), Trading.EUR))
                .extracting(ContractDifference.Change::what)
                .containsExactly("Text", "Rate", "Line left out");
    }

    private Offer offered() {
        UUID offer = trading.call(() -> desk.offer(trading.caller(), id, 14));
        return trading.call(() ->
                beans.getBean(Offers.class).find(trading.company().id(), offer).orElseThrow());
    }

    private void sign(UUID offer, String signer) {
        trading.call(() -> {
            desk.sign(trading.company().id(), offer, signer);
            return offer;
        });
    }

    private List<ContractVersion> versions() {
        return trading.call(
                () -> beans.getBean(ContractVersions.class).of(trading.company().id(), id));
    }

    private static void assertRefused(String code, ThrowingCallable deed) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
