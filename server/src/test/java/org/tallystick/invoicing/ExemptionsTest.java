package org.tallystick.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import org.tallystick.cast.Trading;
import org.tallystick.controls.BooksCheck;
import org.tallystick.customers.CustomerId;
import org.tallystick.exemptions.CertificateDesk;
import org.tallystick.exemptions.ExpiryFollowUps;
import org.tallystick.exemptions.Jurisdiction;
import org.tallystick.exemptions.NeededCertificates;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.daily.DailyWork;
import org.tallystick.platform.outbox.OutboxWorker;
import org.tallystick.testing.IntegrationTest;

/** What goes without tax rests on a certificate where the company says so, and the invoice names it (TX-2). */
@IntegrationTest
@TestPropertySource(properties = "tallystick.background=false") // the test works the outbox off itself
class ExemptionsTest {
    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private CustomerId clinic;
    private LocalDate today;

    @BeforeEach
    void aClinicThatIsExempt() {
        trading = Trading.open(beans);
        clinic = trading.customer("C-1", "Mercy Clinic");
        today = trading.today();
    }

    @Test
    void aDraftWaitsForTheCertificateAndTheInvoiceNamesIt() {
        need("EXEMPT", null);
        RunId run = billed("EXEMPT", today);

        assertThat(only(run).parkedCode()).isEqualTo("EXEMPTION_MISSING");
        assertThat(only(run).parkedReason())
                .isEqualTo(
                        "Line 1 goes without tax (EXEMPT) and needs a certificate of DE that holds on " + today
                                + ". The customer has none. Record it on the customer's page under Exemptions, or charge the tax.");

        UUID certificate = record("VATEX-EU-132-1B", "DE", "DE-4711", today, null);
        drain();

        assertThat(only(run).state()).isEqualTo(Draft.State.READY);
        trading.post(run);
        InvoiceTax tax = tax(run);
        assertThat(tax.certificate()).isEqualTo(certificate);
        assertThat(tax.exemptionCode()).isEqualTo("VATEX-EU-132-1B");
        assertThat(tax.exemptionReason())
                .isEqualTo("Article 132 (1) (b) of Directive 2006/112/EC: hospital and medical care (DE-4711)");
        assertThat(bean(BooksCheck.class).run(trading.caller()).broken()).isEmpty();
    }

    @Test
    void itMustHoldOnTheTaxPoint() {
        need("EXEMPT", null);
        record("VATEX-EU-132-1B", "DE", "DE-1", today.minusDays(40), today.minusDays(10));

        RunId late = billed("EXEMPT", today.minusDays(9));
        RunId inTime = billed("EXEMPT", today.minusDays(10));

        assertThat(only(late).parkedReason()).contains("Number DE-1 of DE does not hold on that day there.");
        assertThat(only(inTime).state()).isEqualTo(Draft.State.READY);
    }

    @Test
    void itMustBeOfThePlaceTheTaxCodeNames() {
        need("EXEMPT", "US-CA");
        record("US-RESALE", "US-TX", "TX-1", today, null);
        RunId run = billed("EXEMPT", today);

        assertThat(only(run).parkedReason()).contains("needs a certificate of US-CA");

        UUID good = record("US-RESALE", "US-CA", "CA-1", today, null);
        drain();
        assertThat(only(run).state()).isEqualTo(Draft.State.READY);

        trading.call(() -> {
            bean(CertificateDesk.class).end(trading.caller(), good, today, "Withdrawn by the state");
            return true;
        });
        trading.post(run); // asked again when it is posted

        assertThat(only(run).parkedCode()).isEqualTo("EXEMPTION_MISSING");
    }

    @Test
    void whereNoneIsNeededTheReasonOfTheTaxCodeStands() {
        RunId run = billed("EXEMPT", today);
        trading.post(run);

        assertThat(tax(run))
                .extracting(InvoiceTax::exemptionReason, InvoiceTax::certificate)
                .containsExactly("Exempt from tax", null);
    }

    @Test
    void whatEndsSoonIsFollowedUpUntilANewOneComes() {
        record("VATEX-EU-132-1B", "DE", "DE-1", today.minusDays(300), today.plusDays(30));
        record("VATEX-EU-132-1B", "AT", "AT-1", today.minusDays(300), today.plusDays(31)); // a day too far ahead
        UUID ended = record("VATEX-EU-AE", "DE", "DE-2", today.minusDays(300), today.plusDays(3));
        trading.call(() -> {
            bean(CertificateDesk.class).end(trading.caller(), ended, today, "Sold");
            return true;
        });
        lookAhead();
        lookAhead();

        assertThat(trading.call(
                        () -> bean(ExpiryFollowUps.class).open(trading.company().id(), 10)))
                .extracting(ExpiryFollowUps.Ending::number, ExpiryFollowUps.Ending::dueOn)
                .containsExactly(tuple("DE-1", today.plusDays(30)));

        record("VATEX-EU-132-1B", "DE", "DE-3", today.plusDays(31), null);

        assertThat(trading.call(
                        () -> bean(ExpiryFollowUps.class).open(trading.company().id(), 10)))
                .isEmpty();
    }

    @Test
    void nothingHalfIsRecorded() {
        assertThatThrownBy(() -> record("VATEX-XX", "DE", "1", today, null)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> record("VATEX-EU-AE", "Germany", "1", today, null))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> record("VATEX-EU-AE", "DE", " ", today, null)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> record("VATEX-EU-AE", "DE", "1", today, today.minusDays(1)))
                .hasMessageContaining("ends before it begins");
    }

    private void lookAhead() {
        DailyWork work = beans.getBeansOfType(DailyWork.class).values().stream()
                .filter(one -> one.name().equals("exemptions.expiry"))
                .findFirst()
                .orElseThrow();
        trading.call(() -> {
            work.run(trading.company().id(), today);
            return true;
        });
    }

    private void need(String taxCode, @Nullable String place) {
        trading.call(() -> {
            bean(NeededCertificates.class)
                    .set(trading.caller(), taxCode, true, place == null ? null : new Jurisdiction(place));
            return true;
        });
    }

    private UUID record(String code, String place, String number, LocalDate from, @Nullable LocalDate until) {
        var proof = new CertificateDesk.Proof(code, place, number, null, from, until, null);
        return trading.call(() -> bean(CertificateDesk.class).record(trading.caller(), clinic, proof));
    }

    private RunId billed(String taxCode, LocalDate on) {
        trading.charge(clinic, "Treatment of " + on, "1", "100.00", taxCode, on);
        return trading.collect(today, today, clinic);
    }

    private Draft only(RunId run) {
        return trading.drafts(run).getFirst();
    }

    private InvoiceTax tax(RunId run) {
        InvoiceId invoice = Objects.requireNonNull(only(run).invoice());
        return trading.call(() ->
                bean(Invoices.class).taxes(trading.company().id(), invoice).getFirst());
    }

    private void drain() {
        bean(OutboxWorker.class).drain(trading.company().id());
    }

    private <T> T bean(Class<T> type) {
        return trading.bean(type);
    }
}
