package org.tallystick.latefees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.approvals.Answer;
import org.tallystick.cast.Books;
import org.tallystick.customers.CustomerId;
import org.tallystick.ledger.AccountRole;
import org.tallystick.lib.collections.fees.DayCount;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.AllocationDesk;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;
import org.tallystick.receivables.Suspension;
import org.tallystick.receivables.Suspensions;
import org.tallystick.testing.IntegrationTest;

/** What being late costs is an item of its own, comes once, outlives its principal and may be waived (RULE-12, SM-8). */
@IntegrationTest
class LateFeeTest {
    private static final LocalDate DUE = LocalDate.of(2026, 2, 28);
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final YearMonth APRIL = YearMonth.of(2026, 4);

    @Autowired
    ApplicationContext beans;

    private Books books;
    private CustomerId acme;
    private OpenItemId invoice;

    @BeforeEach
    void anInvoiceThatIsLate() {
        books = Books.open(beans).on(LocalDate.of(2026, 6, 15));
        acme = books.customer("ACME", "Acme Corp");
        invoice = books.invoiced(acme, eur("1000.00"), LocalDate.of(2026, 1, 29), DUE);
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void statutoryInterestAndCompensationArePostedUnderOneNote() {
        rule("Interest", interest("ECB", "8"));
        rule("Compensation", compensation("40.00"));

        LateFeeDesk.Charged charged = charge(MARCH);

        assertThat(charged).isEqualTo(new LateFeeDesk.Charged(1, 2));
        List<OpenItem> fees = fees();
        assertThat(fees).extracting(OpenItem::amount).containsExactly(eur("8.62"), eur("40.00"));
        assertThat(fees).extracting(OpenItem::number).containsOnly("LF-2026-000001");
        assertThat(fees)
                .extracting(OpenItem::dueOn)
                .containsOnly(MARCH.atEndOfMonth().plusDays(15));
        assertThat(earned()).isEqualTo(eur("48.62"));
        FeeNote note = note(fees.getFirst());
        assertThat(FeeSentence.of(note.fees().getFirst().fee()))
                .isEqualTo("Interest from 2026-03-01 through 2026-03-31: 1000.00 EUR × 10.15% × 31/365.");
    }

    @Test
    void aMonthMayBeRunAgainAndChargesNothingTwice() {
        rule("Interest", interest("ECB", "8"));
        charge(MARCH);

        assertThat(charge(MARCH)).isEqualTo(new LateFeeDesk.Charged(0, 0));
        assertThat(charge(APRIL)).isEqualTo(new LateFeeDesk.Charged(1, 1));
        assertThat(fees()).extracting(OpenItem::amount).containsExactly(eur("8.62"), eur("8.34"));
    }

    @Test
    void twoRunsAtOnceChargeOnce() throws Exception {
        rule("Fee", flat("10.00", 0));
        CyclicBarrier start = new CyclicBarrier(2);
        Callable<LateFeeDesk.Charged> run = () -> {
            start.await();
            return beans.getBean(LateFeeDesk.class)
                    .charge(books.caller(), MARCH, MARCH.atEndOfMonth().plusDays(1));
        };
        try (var runners = Executors.newFixedThreadPool(2)) {
            List<Future<LateFeeDesk.Charged>> both = List.of(runners.submit(run), runners.submit(run));

            assertThat(both.get(0).get().fees() + both.get(1).get().fees()).isEqualTo(1);
        }
        assertThat(fees()).hasSize(1);
    }

    /** erpnext PR#58227, SEEN-35: the fee stays due after the principal was paid. */
    @Test
    void aFeeOutlivesWhatItWasChargedFor() {
        rule("Fee", flat("10.00", 0));
        charge(MARCH);

        books.allocated(
                books.received(acme, eur("1000.00"), LocalDate.of(2026, 4, 10)),
                invoice,
                eur("1000.00"),
                LocalDate.of(2026, 4, 10));

        assertThat(item(invoice).isOpen()).isFalse();
        assertThat(fees().getFirst().open()).isEqualTo(eur("10.00"));
        assertThat(charge(APRIL).fees()).isZero();
    }

    /** invoiceninja#10263, SEEN-39: nothing is charged for what fell due before the rule. */
    @Test
    void aRuleNeverLooksBack() {
        add(new LateFeeRule(
                Ids.next(),
                "Later",
                LateFeeRule.Basis.STATUTORY,
                LateFeeRule.Debtors.ALL,
                null,
                Books.EUR,
                DUE.plusDays(1),
                14,
                flat("10.00", 0),
                null));

        assertThat(charge(MARCH).fees()).isZero();
    }

    /** A-5, F-5: what rests on an agreement needs one. */
    @Test
    void anAgreedFeeNeedsAnAgreement() {
        add(new LateFeeRule(
                Ids.next(),
                "Agreed",
                LateFeeRule.Basis.CONTRACTUAL,
                LateFeeRule.Debtors.ALL,
                null,
                Books.EUR,
                LocalDate.of(2026, 1, 1),
                14,
                flat("10.00", 0),
                null));

        FeePreview preview = preview(MARCH);

        assertThat(charge(MARCH).fees()).isZero();
        assertThat(preview.due()).isEmpty();
        assertThat(preview.spared().getFirst().sentence()).contains("get the acknowledgement signed");
    }

    @Test
    void aDisputeSparesAndInterestMakesUpForIt() {
        rule("Interest", interest("ECB", "8"));
        UUID dispute = Ids.next();
        books.run(() -> beans.getBean(Suspensions.class)
                .begin(
                        books.company(),
                        List.of(new Suspension(
                                Ids.next(), invoice, Suspension.Reason.DISPUTE, dispute, null, DUE, null, null)),
                        "eva"));

        assertThat(charge(MARCH).fees()).isZero();
        assertThat(preview(MARCH).spared().getFirst().sentence()).contains("disputed");

        books.run(() -> beans.getBean(Suspensions.class)
                .end(books.company(), List.of(dispute), LocalDate.of(2026, 4, 10), "eva"));
        charge(APRIL);

        assertThat(fees()).extracting(OpenItem::amount).containsExactly(eur("16.96"));
    }

    @Test
    void interestStopsWhereItsRateIsNotKnown() {
        OpenItemId late = books.invoiced(acme, eur("500.00"), LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 31));
        books.on(LocalDate.of(2026, 9, 1));
        rule("Interest", interest("ECB", "8"));

        assertThat(preview(YearMonth.of(2026, 7)).spared()).hasSize(2);
        assertThat(charge(YearMonth.of(2026, 7)).fees()).isZero();

        books.run(() -> beans.getBean(ReferenceRates.class)
                .add(
                        books.caller(),
                        new ReferenceRates.ReferenceRate(
                                "ECB",
                                LocalDate.of(2026, 7, 1),
                                LocalDate.of(2026, 12, 31),
                                Percent.of("2.40"),
                                "Official Journal")));
        charge(YearMonth.of(2026, 7));

        FeeNote note = note(fees().getFirst());
        assertThat(note.fees())
                .filteredOn(fee -> fee.late().equals(late))
                .singleElement()
                .satisfies(fee -> assertThat(fee.fee().spans()).hasSize(2));
    }

    @Test
    void aWaiverTakesBackWhatWasEarnedAndIsNoWriteOff() {
        rule("Fee", flat("10.00", 0));
        charge(MARCH);
        OpenItem fee = fees().getFirst();

        Answer answer = books.call(() -> beans.getBean(WaiverDesk.class)
                .waive(books.caller(), fee.id(), eur("4.00"), LocalDate.of(2026, 6, 1), "good customer"));

        assertThat(answer).isInstanceOf(Answer.Done.class);
        assertThat(item(fee.id()).open()).isEqualTo(eur("6.00"));
        assertThat(earned()).isEqualTo(eur("6.00"));
        assertThat(posted(AccountRole.WRITE_OFF)).isEqualTo(eur("0.00"));
        assertThat(books.call(() -> beans.getBean(WaiverDesk.class).ofNote(books.company(), fee.document())))
                .singleElement()
                .satisfies(waiver -> assertThat(waiver.amount()).isEqualTo(eur("4.00")));
    }

    @Test
    void onlyLateFeesAreWaivedAndNoMoreThanIsOpen() {
        rule("Fee", flat("10.00", 0));
        charge(MARCH);
        OpenItem fee = fees().getFirst();

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> books.call(() -> beans.getBean(AllocationDesk.class)
                        .waive(books.caller(), invoice, eur("1.00"), LocalDate.of(2026, 6, 1), "no reason")))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("NOT_A_LATE_FEE"));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> books.call(() -> beans.getBean(WaiverDesk.class)
                        .waive(books.caller(), fee.id(), eur("10.01"), LocalDate.of(2026, 6, 1), "too much")))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("WAIVER_AMOUNT"));
    }

    @Test
    void aMonthThatIsNotOverIsNotCharged() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> beans.getBean(LateFeeDesk.class)
                        .charge(books.caller(), YearMonth.of(2026, 6), LocalDate.of(2026, 6, 15)))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("MONTH_NOT_OVER"));
    }

    @Test
    void anEndedRuleChargesItsLastMonthsOnly() {
        LateFeeRule rule = rule("Monthly", flat("10.00", 0, true));
        charge(MARCH);
        books.run(() -> beans.getBean(LateFeeRules.class).end(books.caller(), rule.id(), LocalDate.of(2026, 4, 15)));

        assertThat(charge(APRIL).fees()).isZero();
        assertThat(fees()).hasSize(1);
    }

    private LateFeeDesk.Charged charge(YearMonth month) {
        return beans.getBean(LateFeeDesk.class)
                .charge(books.caller(), month, month.atEndOfMonth().plusDays(1));
    }

    private FeePreview preview(YearMonth month) {
        return books.call(() -> beans.getBean(LateFeeDesk.class).preview(books.caller(), month));
    }

    private LateFeeRule rule(String name, FeeDefinition definition) {
        return add(new LateFeeRule(
                Ids.next(),
                name,
                LateFeeRule.Basis.STATUTORY,
                LateFeeRule.Debtors.BUSINESSES,
                null,
                Books.EUR,
                LocalDate.of(2026, 1, 1),
                14,
                definition,
                null));
    }

    private LateFeeRule add(LateFeeRule rule) {
        books.run(() -> beans.getBean(LateFeeRules.class).add(books.caller(), rule));
        return rule;
    }

    private static FeeDefinition interest(@Nullable String reference, String percent) {
        return new FeeDefinition(
                FeeDefinition.Kind.INTEREST,
                null,
                percent,
                reference,
                DayCount.ACT_365,
                List.of(),
                true,
                0,
                null,
                null,
                null);
    }

    private static FeeDefinition compensation(String amount) {
        return new FeeDefinition(
                FeeDefinition.Kind.COMPENSATION,
                null,
                null,
                null,
                null,
                List.of(new FeeDefinition.Tier(null, amount)),
                false,
                0,
                null,
                null,
                null);
    }

    private static FeeDefinition flat(String amount, int graceDays) {
        return flat(amount, graceDays, false);
    }

    private static FeeDefinition flat(String amount, int graceDays, boolean monthly) {
        return new FeeDefinition(
                FeeDefinition.Kind.FLAT, amount, null, null, null, List.of(), monthly, graceDays, null, null, null);
    }

    private List<OpenItem> fees() {
        return books.call(() -> beans.getBean(OpenItems.class).openOf(books.company(), acme)).stream()
                .filter(item -> item.kind() == OpenItem.Kind.LATE_FEE)
                .toList();
    }

    private OpenItem item(OpenItemId id) {
        return books.call(
                () -> beans.getBean(OpenItems.class).find(books.company(), id).orElseThrow());
    }

    private FeeNote note(OpenItem fee) {
        return books.call(() -> beans.getBean(FeeNotes.class)
                .find(books.company(), fee.document())
                .orElseThrow());
    }

    private Money earned() {
        return posted(AccountRole.LATE_FEES);
    }

    /** What an account earned, in the company's currency. */
    private Money posted(AccountRole role) {
        long minor = books.call(() -> beans.getBean(JdbcClient.class)
                .sql("""
                        select coalesce(-sum(p.base_minor), 0)::bigint
                        from ledger.posting p
                        join ledger.account a on a.company_id = p.company_id and a.number = p.account
                        where p.company_id = :company
                          and a.role = :role
                        """)
                .param("company", books.company().value())
                .param("role", role.name())
                .query(Long.class)
                .single());
        return new Money(minor, Books.EUR);
    }

    private static Money eur(String amount) {
        return Money.of(amount, CurrencyCode.of("EUR"));
    }
}
