package org.tallystick.einvoices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tallystick.cast.Trading;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.Arrangement;
import org.tallystick.invoicing.ArrangementDesk;
import org.tallystick.invoicing.Corrections;
import org.tallystick.invoicing.CreditApproval;
import org.tallystick.invoicing.CreditDesk;
import org.tallystick.invoicing.CreditMemoId;
import org.tallystick.invoicing.CreditReason;
import org.tallystick.invoicing.Draft;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.invoicing.InvoiceShares;
import org.tallystick.invoicing.Invoices;
import org.tallystick.invoicing.Rebill;
import org.tallystick.invoicing.RunId;
import org.tallystick.lib.einvoice.model.EInvoice;
import org.tallystick.lib.einvoice.model.PrecedingInvoice;
import org.tallystick.lib.einvoice.rules.CheckOutcome;
import org.tallystick.lib.einvoice.rules.RuleKind;
import org.tallystick.lib.einvoice.rules.Rules;
import org.tallystick.lib.einvoice.rules.Syntax;
import org.tallystick.lib.einvoice.ubl.Ubl;
import org.tallystick.lib.money.Percent;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.outbox.OutboxWorker;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class PostingCheckTest {
    static final SellerDetails SELLER =
            new SellerDetails(0, new RegisteredId("9930", "DE811907980"), null, "Ada Lindqvist", null, null);

    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private CustomerId town;
    private LocalDate today;

    @BeforeEach
    void begin() {
        trading = Trading.withLetterhead(beans);
        town = trading.customer("C-1", "Stadt Bremen");
        today = trading.today();
    }

    static BuyerDetails buyer(EInvoiceForm form, @Nullable String reference) {
        return new BuyerDetails(0, form, new RegisteredId("0204", "04011000-1234512345-06"), null, reference);
    }

    private void wants(BuyerDetails details) {
        trading.call(() -> {
            trading.bean(DetailsDesk.class).set(trading.caller(), town, details);
            return true;
        });
        drain();
    }

    private void isSeller(SellerDetails details) {
        trading.call(() -> {
            trading.bean(DetailsDesk.class).set(trading.caller(), details);
            return true;
        });
        drain();
    }

    private void drain() {
        trading.bean(OutboxWorker.class).drain(trading.company().id());
    }

    private Draft draft(RunId run) {
        return trading.drafts(run).getFirst();
    }

    @Test
    void aDraftThatTheRulesWouldRefuseWaitsUntilItsDetailsAreMended() {
        wants(buyer(EInvoiceForm.XRECHNUNG_UBL, null));
        trading.charge(town, "2", "100.00", today);

        RunId run = trading.collect(today, today, town);

        assertThat(draft(run).state()).isEqualTo(Draft.State.PARKED);
        assertThat(draft(run).parkedCode()).isEqualTo("EINVOICE_INVALID");
        assertThat(draft(run).parkedReason())
                .contains("BR-DE-15: XRechnung wants the buyer's reference (Leitweg-ID).")
                .contains("Mend it on the customer's page")
                .contains("Mend it in the settings");

        isSeller(SELLER);
        assertThat(draft(run).state()).isEqualTo(Draft.State.PARKED);
        wants(new BuyerDetails(
                1,
                EInvoiceForm.XRECHNUNG_UBL,
                new RegisteredId("0204", "04011000-1234512345-06"),
                null,
                "04011000-1234512345-06"));
        assertThat(draft(run).state()).isEqualTo(Draft.State.READY);

        trading.post(run);
        InvoiceId invoice = java.util.Objects.requireNonNull(draft(run).invoice());
        assertIsAgreedAndValid(invoice);
    }

    private void assertIsAgreedAndValid(InvoiceId id) {
        var documents = trading.bean(ElectronicDocuments.class);
        var company = trading.company().id();
        Optional<Edition> edition = trading.call(() -> documents.edition(company, id.value()));
        assertThat(edition).map(Edition::form).contains(EInvoiceForm.XRECHNUNG_UBL);
        assertThat(edition).map(Edition::buyerVersion).contains(2);
        EInvoice invoice =
                trading.call(() -> documents.invoice(company, id, Syntax.UBL)).invoice();
        byte[] xml = Ubl.write(invoice);
        assertThat(Ubl.read(xml).content()).isEqualTo(invoice);
        for (RuleKind kind : Set.of(RuleKind.EN16931, RuleKind.XRECHNUNG)) {
            assertThat(Rules.check(xml, kind, today))
                    .isInstanceOfSatisfying(
                            CheckOutcome.Checked.class,
                            checked -> assertThat(checked.valid()).isTrue());
        }
    }

    @Test
    void whatReplacesAnInvoiceNamesIt() {
        isSeller(SELLER);
        wants(buyer(EInvoiceForm.XRECHNUNG_UBL, "04011000-1234512345-06"));
        InvoiceId wrong = trading.invoice(town, "100.00", today);
        var rebill = new Rebill(
                town, null, List.of(new Rebill.Line(1, BigDecimal.ONE, new BigDecimal("95.00"), "STANDARD")));
        trading.call(() ->
                trading.bean(CreditApproval.class).correct(trading.caller(), wrong, rebill, today, "the agreed price"));
        var company = trading.company().id();
        RunId run = trading.call(() -> trading.bean(Corrections.class)
                .ofInvoice(company, wrong)
                .orElseThrow()
                .run());

        trading.post(run);

        InvoiceId right = java.util.Objects.requireNonNull(draft(run).invoice());
        EInvoice written = trading.call(
                        () -> trading.bean(ElectronicDocuments.class).invoice(company, right, Syntax.UBL))
                .invoice();
        String number = trading.call(() ->
                trading.bean(Invoices.class).find(company, wrong).orElseThrow().number());
        assertThat(written.preceding()).containsExactly(new PrecedingInvoice(number, today));
        assertThat(Rules.check(Ubl.write(written), RuleKind.XRECHNUNG, today))
                .isInstanceOfSatisfying(
                        CheckOutcome.Checked.class,
                        checked -> assertThat(checked.valid()).isTrue());
    }

    /** Each payer's document is checked under the payer's own details; both pass, in their own words. */
    @Test
    void theSharesOfPayersAreElectronicInvoicesOfTheirOwn() {
        isSeller(SELLER);
        wants(buyer(EInvoiceForm.XRECHNUNG_UBL, "04011000-1234512345-06"));
        CustomerId insurer = trading.customer("C-77", "Umbrella Insurance");
        var arranged = new Arrangement.Payer(insurer, Percent.of("33.333333"), Trading.EUR, null, null, null);
        trading.call(() -> trading.bean(ArrangementDesk.class)
                .set(trading.caller(), town, null, today, List.of(arranged), "agreed"));
        trading.charge(town, "Advice", "3", "33.33", "STANDARD", today);
        trading.charge(town, "Books", "7", "9.99", "REDUCED", today);

        RunId run = trading.collect(today, today, town);
        assertThat(draft(run).parkedReason()).isNull();
        trading.post(run);

        InvoiceId first = java.util.Objects.requireNonNull(draft(run).invoice());
        List<InvoiceShares.Member> members = trading.call(() -> trading.bean(InvoiceShares.class)
                .of(trading.company().id(), first)
                .orElseThrow()
                .members());
        assertThat(members).hasSize(2);
        assertThat(trading.call(() -> trading.bean(ElectronicDocuments.class)
                        .edition(trading.company().id(), first.value())))
                .isEmpty();
        EInvoice invoice = trading.call(() -> trading.bean(ElectronicDocuments.class)
                        .invoice(trading.company().id(), members.getLast().id(), Syntax.UBL))
                .invoice();
        assertThat(invoice.notes()).anyMatch(note -> note.text().contains("Your share is"));
        assertThat(Rules.check(Ubl.write(invoice), RuleKind.XRECHNUNG, today))
                .isInstanceOfSatisfying(
                        CheckOutcome.Checked.class,
                        checked -> assertThat(checked.valid()).isTrue());
    }

    @Test
    void detailsChangedAfterTheDraftHoldItWhenItIsPosted() {
        isSeller(SELLER);
        wants(buyer(EInvoiceForm.PEPPOL_UBL, "PO-1"));
        trading.charge(town, "2", "100.00", today);
        RunId run = trading.collect(today, today, town);
        assertThat(draft(run).state()).isEqualTo(Draft.State.READY);

        wants(new BuyerDetails(1, EInvoiceForm.PEPPOL_UBL, null, null, "PO-1"));
        trading.post(run);

        assertThat(draft(run).parkedCode()).isEqualTo("EINVOICE_INVALID");
        assertThat(draft(run).parkedReason()).contains("PEPPOL-EN16931-R010");
    }

    @Test
    void whoWantsNoneIsNotHeldUp() {
        trading.charge(town, "2", "100.00", today);

        RunId run = trading.collect(today, today, town);
        trading.post(run);

        assertThat(draft(run).state()).isEqualTo(Draft.State.POSTED);
        assertThat(trading.call(() -> trading.bean(ElectronicDocuments.class)
                        .edition(
                                trading.company().id(),
                                java.util.Objects.requireNonNull(draft(run).invoice())
                                        .value())))
                .isEmpty();
    }

    @Test
    void aCreditMemoIsCheckedBeforeItIsPosted() {
        isSeller(SELLER);
        wants(buyer(EInvoiceForm.XRECHNUNG_UBL, "04011000-1234512345-06"));
        InvoiceId invoice = trading.invoice(town, "100.00", today);

        CreditMemoId memo = credit(invoice);
        assertThat(trading.call(() -> trading.bean(ElectronicDocuments.class)
                        .edition(trading.company().id(), memo.value())))
                .map(Edition::form)
                .contains(EInvoiceForm.XRECHNUNG_UBL);

        InvoiceId another = trading.invoice(town, "50.00", today);
        wants(new BuyerDetails(1, EInvoiceForm.XRECHNUNG_UBL, null, null, null));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> credit(another))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("EINVOICE_INVALID"));
    }

    private CreditMemoId credit(InvoiceId invoice) {
        return trading.call(() -> trading.bean(CreditDesk.class)
                .creditRest(trading.caller(), invoice, today, CreditReason.GOODWILL, "A friendly gesture"));
    }

    @Test
    void anEngineThatFailsSaysNothingAboutTheDocument() {
        var asked = new AtomicInteger();
        var failing = new OfficialRules(
                (document, kind, on) -> {
                    asked.incrementAndGet();
                    return new CheckOutcome.NotChecked("out of memory");
                },
                Duration.ofSeconds(5));
        var slow = new OfficialRules(
                (document, kind, on) -> {
                    Thread.sleep(60_000);
                    return new CheckOutcome.NotChecked("never");
                },
                Duration.ofMillis(20));
        EInvoice invoice = InvoiceMapping.of(
                new RandomDocuments(1).invoice(false),
                RandomDocuments.particulars(org.tallystick.lib.einvoice.model.Profile.XRECHNUNG));

        for (OfficialRules rules : Set.of(failing, slow)) {
            var checking = new Checking(rules, trading.bean(Verdicts.class));
            assertThat(trading.call(() -> checking.check(trading.company().id(), invoice, EInvoiceForm.XRECHNUNG_UBL)))
                    .isInstanceOf(Checking.Outcome.NotChecked.class);
        }
        assertThat(asked).hasValue(2);
    }

    @Test
    void whatWasCheckedForTheDraftIsNotCheckedAgainWhenItIsPosted() {
        isSeller(SELLER);
        wants(buyer(EInvoiceForm.XRECHNUNG_UBL, "04011000-1234512345-06"));
        trading.charge(town, "2", "100.00", today);
        RunId run = trading.collect(today, today, town);
        long before = verdicts();

        trading.post(run);

        assertThat(before).isEqualTo(1);
        assertThat(verdicts()).isEqualTo(before);
    }

    private long verdicts() {
        return trading.call(() -> trading.bean(org.springframework.jdbc.core.simple.JdbcClient.class)
                .sql("select count(*) from einvoices.verdict")
                .query(Long.class)
                .single());
    }

    @Test
    void somebodyElsesChangeIsNotOverwritten() {
        wants(buyer(EInvoiceForm.FACTUR_X, null));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> wants(buyer(EInvoiceForm.PEPPOL_UBL, null)))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("EINVOICE_DETAILS_CHANGED"));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> new BuyerDetails(0, null, null, null, "04011000-1234512345-07"))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("ROUTING_ID_INVALID"));
    }
}
