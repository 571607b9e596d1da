package org.tallystick.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import org.tallystick.approvals.Answer;
import org.tallystick.cast.Trading;
import org.tallystick.contracts.ChargeDesk;
import org.tallystick.contracts.ChargeInput;
import org.tallystick.contracts.Grouping;
import org.tallystick.controls.BooksCheck;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.Arrangement.Payer;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.jobs.Progress;
import org.tallystick.receivables.OpenItem;
import org.tallystick.testing.IntegrationTest;

/** The responsibility waterfall: payer A first, then B, the rest falls on the customer (I-9). */
@IntegrationTest
@TestPropertySource(properties = "tallystick.background=false") // the test works the outbox off itself
class InvoiceSharesTest {
    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private CustomerId clinic;
    private CustomerId insurer;
    private CustomerId employer;
    private LocalDate today;

    @BeforeEach
    void aCompanyWithPayers() {
        trading = Trading.open(beans);
        clinic = trading.customer("C-1", "Mercy Clinic", "NET 14");
        insurer = trading.customer("C-2", "Umbrella Insurance", "NET 60");
        employer = trading.customer("C-3", "Acme Corp", "NET 30");
        today = trading.today();
    }

    @Test
    void eachPayerGetsADocumentOfTheirOwnAndTheSumIsTheInvoice() {
        arrange(null, share(insurer, "60", null), share(employer, "100", "300.00"));
        trading.charge(clinic, "Care", "10", "100.00", "STANDARD", today);
        RunId run = trading.collect(today, today, clinic);
        Draft draft = trading.drafts(run).getFirst();
        assertThat(draft.gross()).isEqualTo(euro("1190.00"));
        assertThat(trading.call(() -> trading.bean(DraftPreview.class)
                        .of(trading.company().id(), draft)
                        .orElseThrow()
                        .shares()))
                .extracting(DraftPreview.PayerShare::gross)
                .containsExactly(euro("714.00"), euro("300.00"), euro("176.00"));

        trading.post(run);

        var family = family(posted(run));
        assertThat(family.whole()).isEqualTo(euro("1190.00"));
        assertThat(family.members()).extracting(InvoiceShares.Member::payer).containsExactly(insurer, employer, clinic);
        assertThat(family.members())
                .extracting(InvoiceShares.Member::gross)
                .containsExactly(euro("714.00"), euro("300.00"), euro("176.00"));
        assertThat(family.members())
                .extracting(InvoiceShares.Member::dueOn)
                .containsExactly(today.plusDays(60), today.plusDays(30), today.plusDays(14));
        assertThat(family.members()).extracting(InvoiceShares.Member::number).doesNotHaveDuplicates();
        assertThat(lines(family.members().get(1).id()).getFirst().whole()).isEqualTo(euro("1000.00"));
        assertBooksInOrder();
    }

    @Test
    void whatAPayerLeavesMovesToAnotherOneBalanced() {
        arrange(null, share(insurer, "60", null), share(employer, "20", null));
        trading.charge(clinic, "Care", "1", "333.33", "STANDARD", today);
        trading.charge(clinic, "Advice", "1", "77.77", "STANDARD", today);
        InvoiceId first = bill();
        Money asked = item(first).amount();
        trading.paid(first, euro("100.01"), today);

        refused("MOVE_TOO_LARGE", () -> move(first, employer, asked));
        refused("PAYER_SAME", () -> move(first, insurer, euro("1.00")));
        Money rest = asked.minus(euro("100.01"));
        assertThat(trading.call(() ->
                        trading.bean(MoveDesk.class).movable(trading.company().id(), first)))
                .isEqualTo(rest);
        assertThat(move(first, employer, rest)).isInstanceOf(Answer.Done.class);

        var family = family(first);
        assertThat(family.members()).hasSize(4);
        assertThat(family.members().getFirst().open()).isEqualTo(euro("0.00"));
        InvoiceShares.Member moved = family.members().getLast();
        assertThat(moved.payer()).isEqualTo(employer);
        assertThat(moved.gross()).isEqualTo(rest);
        assertThat(moved.open()).isEqualTo(rest);
        assertThat(moved.movedFrom()).isEqualTo(first);
        assertBooksInOrder();
    }

    @Test
    void aMaximumPerYearRunsOutAndACreditGivesItBack() {
        var yearly = new Payer(insurer, Percent.of(100), Trading.EUR, null, Arrangement.Period.YEAR, euro("150.00"));
        arrange(null, yearly);
        trading.charge(clinic, "First", "1", "100.00", "STANDARD", today);
        InvoiceId first = bill();
        trading.charge(clinic, "Second", "1", "100.00", "STANDARD", today);
        InvoiceId second = bill();
        trading.charge(clinic, "Third", "1", "100.00", "STANDARD", today);
        InvoiceId third = bill();

        assertThat(amounts(first)).containsExactly(euro("119.00"));
        assertThat(amounts(second)).containsExactly(euro("31.00"), euro("88.00"));
        assertThat(item(third).customer()).isEqualTo(clinic);

        trading.call(() -> trading.bean(CreditDesk.class)
                .credit(trading.caller(), first, euro("19.00"), today, CreditReason.PRICE, "too dear"));
        trading.charge(clinic, "Fourth", "1", "100.00", "STANDARD", today);
        assertThat(amounts(bill())).containsExactly(euro("19.00"), euro("100.00"));
        assertBooksInOrder();
    }

    @Test
    void aContractHasPayersOfItsOwn() {
        arrange("CT-7", share(employer, "50", null));
        charge("CT-7");
        charge(null);
        RunId mixed = trading.collect(today, today, clinic);
        assertThat(trading.drafts(mixed).getFirst().parkedCode()).isEqualTo(Sharing.BY_CONTRACT);
        trading.call(() -> {
            trading.bean(BillingDesk.class).discard(trading.caller(), mixed);
            return true;
        });

        var order = new BillingDesk.Order(today, today, Grouping.CONTRACT, Set.of(clinic));
        RunId run = CompanyScope.of(trading.company().id())
                .call(() -> trading.bean(BillingDesk.class).collectNow(trading.caller(), order, Progress.unwatched()));
        trading.post(run);

        assertThat(trading.drafts(run)).allMatch(draft -> draft.state() == Draft.State.POSTED);
        Draft ofContract = trading.drafts(run).stream()
                .filter(draft -> draft.contractNumber() != null)
                .findFirst()
                .orElseThrow();
        assertThat(amounts(Objects.requireNonNull(ofContract.invoice()))).hasSize(2);
        assertBooksInOrder();
    }

    @Test
    void aLaterVersionHoldsFromItsDayAndOneWithoutPayersEndsIt() {
        arrange(null, share(insurer, "50", null));
        refused("PAYER_IS_CUSTOMER", () -> arrange(null, share(clinic, "50", null)));
        refused("PAYER_TWICE", () -> arrange(null, share(insurer, "50", null), share(insurer, "50", null)));
        refused("SHARE_INVALID", () -> arrange(null, share(insurer, "101", null)));
        trading.call(() -> trading.bean(ArrangementDesk.class)
                .set(trading.caller(), clinic, null, today.plusDays(1), List.of(), "cover ended"));

        trading.charge(clinic, "Covered", "1", "10.00", "STANDARD", today);
        assertThat(amounts(bill())).hasSize(2);
        trading.charge(clinic, "Not covered", "1", "10.00", "STANDARD", today);
        RunId run = trading.collect(today, today.plusDays(1), clinic);
        trading.post(run);
        assertThat(item(posted(run)).customer()).isEqualTo(clinic);
    }

    /** Whatever is charged and whoever pays: shares sum to the whole to the cent, and so do credits on them. */
    @Test
    void randomSharesKeepTheBooksInOrder() {
        var random = new SplittableRandom(41);
        for (int round = 0; round < 12; round++) {
            arrange(
                    null,
                    share(insurer, Integer.toString(random.nextInt(1, 100)), random.nextBoolean() ? "17.01" : null),
                    share(employer, "33.333333", null));
            for (int i = random.nextInt(1, 6); i > 0; i--) {
                String code = random.nextBoolean() ? "STANDARD" : random.nextBoolean() ? "REDUCED" : "ZERO";
                String price = BigDecimal.valueOf(random.nextInt(1, 9_999), 2).toPlainString();
                trading.charge(clinic, "Round " + round + " item " + i, "1", price, code, today);
            }
            InvoiceId invoice = bill();
            for (InvoiceShares.Member member : family(invoice).members()) {
                credit(member, random);
            }
        }
        assertBooksInOrder();
    }

    private void credit(InvoiceShares.Member member, SplittableRandom random) {
        var part = new Money(random.nextLong(1, member.gross().minor() + 1), Trading.EUR);
        trading.call(() -> trading.bean(CreditDesk.class)
                .credit(trading.caller(), member.id(), part, today, CreditReason.PRICE, "too dear"));
        refused(
                "CREDIT_TOO_LARGE",
                "INVOICE_CREDITED",
                () -> trading.call(() -> trading.bean(CreditDesk.class)
                        .credit(trading.caller(), member.id(), member.gross(), today, CreditReason.PRICE, "more")));
    }

    private void assertBooksInOrder() {
        assertThat(trading.bean(BooksCheck.class).run(trading.caller()).broken())
                .isEmpty();
    }

    private void arrange(@Nullable String contract, Payer... payers) {
        trading.call(() -> trading.bean(ArrangementDesk.class)
                .set(trading.caller(), clinic, contract, today, List.of(payers), "agreed with all of them"));
    }

    private Payer share(CustomerId payer, String percent, @Nullable String most) {
        return new Payer(payer, Percent.of(percent), Trading.EUR, most == null ? null : euro(most), null, null);
    }

    private Answer move(InvoiceId invoice, CustomerId to, Money amount) {
        return trading.call(() -> trading.bean(CreditApproval.class)
                .move(trading.caller(), invoice, to, amount, today, "the insurer pays no more"));
    }

    private void charge(@Nullable String contract) {
        trading.call(() -> trading.bean(ChargeDesk.class)
                .record(
                        trading.caller(),
                        new ChargeInput(
                                clinic,
                                "test",
                                Ids.next().toString(),
                                "Work " + contract,
                                BigDecimal.ONE,
                                "h",
                                BigDecimal.TEN,
                                Trading.EUR,
                                "STANDARD",
                                contract,
                                null,
                                today,
                                today,
                                today)));
    }

    private InvoiceId bill() {
        RunId run = trading.collect(today, today, clinic);
        letPass(run);
        trading.post(run);
        return posted(run);
    }

    /** The charges of these tests look alike on purpose. */
    private void letPass(RunId run) {
        Draft draft = trading.drafts(run).getFirst();
        List<DraftFindings.Standing> open =
                trading
                        .call(() -> trading.bean(DraftFindings.class)
                                .of(trading.company().id(), draft.id()))
                        .stream()
                        .filter(DraftFindings.Standing::isOpenWarning)
                        .toList();
        for (DraftFindings.Standing warning : open) {
            trading.call(() -> {
                trading.bean(CheckDesk.class)
                        .acknowledge(
                                trading.caller(), draft.id(), warning.found().position(), "alike on purpose");
                return true;
            });
        }
    }

    private InvoiceId posted(RunId run) {
        Draft draft = trading.drafts(run).getFirst();
        assertThat(draft.state()).as(draft.toString()).isEqualTo(Draft.State.POSTED);
        return Objects.requireNonNull(draft.invoice());
    }

    private InvoiceShares.Family family(InvoiceId invoice) {
        return trading.call(() -> trading.bean(InvoiceShares.class)
                .of(trading.company().id(), invoice)
                .orElseThrow());
    }

    private List<Money> amounts(InvoiceId invoice) {
        return new ArrayList<>(family(invoice).members().stream()
                .map(InvoiceShares.Member::gross)
                .toList());
    }

    private List<InvoiceLine> lines(InvoiceId invoice) {
        return trading.call(
                () -> trading.bean(Invoices.class).lines(trading.company().id(), invoice));
    }

    private OpenItem item(InvoiceId invoice) {
        return trading.item(invoice);
    }

    private static void refused(String code, Runnable deed) {
        refused(code, code, deed);
    }

    private static void refused(String code, String orCode, Runnable deed) {
        assertThatThrownBy(deed::run)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isIn(code, orCode));
    }

    private static Money euro(String amount) {
        return Money.of(amount, Trading.EUR);
    }
}
