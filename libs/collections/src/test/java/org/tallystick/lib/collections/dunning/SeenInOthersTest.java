package org.tallystick.lib.collections.dunning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.lib.collections.dunning.Owed.EUR;
import static org.tallystick.lib.collections.dunning.Owed.eur;
import static org.tallystick.lib.collections.dunning.Owed.item;
import static org.tallystick.lib.collections.dunning.Owed.on;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.money.BusinessDays;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

/** Defects of dunning that were reported of other systems; each test names where. */
class SeenInOthersTest {
    /** SEEN-35, erpnext PR#58227: dunning is not over while interest or a fee is unpaid. */
    @Test
    void aFeeIsDunnedAfterItsInvoiceWasPaid() {
        Selection selection = on(
                "2026-12-01",
                item("INV", "2026-11-01", "0.00").had(2, "2026-11-08"),
                item("FEE", "2026-11-15", "5.00"));

        assertThat(Owed.of(selection, "INV").place()).isEqualTo(Place.SETTLED);
        assertThat(Owed.of(selection, "FEE").place()).isEqualTo(Place.STEPS);
        assertThat(selection.total()).isEqualTo(eur("5.00"));
    }

    /** SEEN-36, erpnext PR#41817: per installment, with what is open now. */
    @Test
    void eachInstallmentIsDunnedByItselfWithWhatIsOpenNow() {
        Selection selection = on(
                "2026-12-01",
                item("INV/1", "2026-11-01", "30.00").had(2, "2026-11-08"),
                item("INV/2", "2026-11-20", "12.34"),
                item("INV/3", "2027-01-01", "50.00"));

        assertThat(Owed.of(selection, "INV/1").level()).isEqualTo(3);
        assertThat(Owed.of(selection, "INV/2").level()).isEqualTo(2);
        assertThat(Owed.of(selection, "INV/3").place()).isEqualTo(Place.NOT_DUE);
        assertThat(selection.total()).isEqualTo(eur("42.34"));
    }

    /** SEEN-37, adempiere#2357: what is not due yet and what is overdue go together, and none is dropped. */
    @Test
    void courtesiesAndOverdueItemsGoTogether() {
        Selection selection = on(
                "2026-12-01",
                item("SOON", "2026-12-05", "1.00"),
                item("LATE", "2026-11-01", "2.00"),
                item("YESTERDAY", "2026-11-30", "4.00").had(1, "2026-11-25"));

        assertThat(selection.in()).hasSize(3);
        assertThat(selection.total()).isEqualTo(eur("7.00"));
    }

    /** SEEN-38, OCA/credit-control#330: what is paid in part is reminded of. */
    @Test
    void whatIsPaidInPartIsReminded() {
        assertThat(on("2026-12-01", item("A", "2026-11-01", "0.01")).total()).isEqualTo(eur("0.01"));
    }

    /** SEEN-38, OCA/credit-control#460: leaving one out keeps the others. */
    @Test
    void leavingOneOutKeepsTheOthers() {
        Selection selection = on(
                "2026-12-01",
                item("A", "2026-11-01", "10.00").suspended("MANUAL", "2026-11-20", null, null),
                item("B", "2026-11-01", "20.00"));

        assertThat(Owed.of(selection, "A").place()).isEqualTo(Place.SUSPENDED);
        assertThat(selection.total()).isEqualTo(eur("20.00"));
    }

    /** SEEN-38, OCA/credit-control#21: one notice, at the highest level of those that step. */
    @Test
    void oneNoticeAtTheHighestLevel() {
        Selection selection = on(
                "2026-12-01",
                item("A", "2026-10-01", "10.00").had(3, "2026-11-01"),
                item("B", "2026-11-20", "20.00"),
                item("C", "2026-11-28", "40.00").had(1, "2026-11-23"));

        assertThat(selection.level()).map(Level::tone).contains(Tone.FINAL);
        assertThat(Owed.of(selection, "B").level()).isEqualTo(2);
        assertThat(Owed.of(selection, "C").place()).isEqualTo(Place.LISTED);
        assertThat(selection.total()).isEqualTo(eur("70.00"));
    }

    /** SEEN-38, OCA/credit-control#211: credits are taken off where the policy wants that. */
    @Test
    void creditsAreTakenOffByOption() {
        Policy less = Owed.policy(BusinessDays.EVERY_DAY, Map.of(), true);
        Owed owed = item("A", "2026-11-01", "100.00");
        Owed credit = item("C", "2026-11-01", "-30.00");

        assertThat(on("2026-12-01", owed, credit).total()).isEqualTo(eur("100.00"));
        assertThat(on(less, "2026-12-01", owed, credit).total()).isEqualTo(eur("70.00"));
        assertThat(Owed.of(on(less, "2026-12-01", owed, item("C", "2026-11-01", "-100.00")), "A")
                        .place())
                .isEqualTo(Place.COVERED_BY_CREDIT);
    }

    /** SEEN-39, invoiceninja#2330: the same day again makes no second step. */
    @Test
    void theSameDayAgainMakesNoSecondStep() {
        Owed owed = item("A", "2026-06-01", "100.00").had(2, "2026-12-01");

        assertThat(Owed.of(on("2026-12-01", owed), "A").place()).isEqualTo(Place.TOO_SOON);
    }

    /** SEEN-40, akaunting#259: no reminder of what is paid. */
    @Test
    void noReminderOfWhatIsPaid() {
        assertThat(on("2026-12-01", item("A", "2026-11-01", "0.00")).isNotice()).isFalse();
    }

    /** SEEN-41, Invoiced feedback 362217: a promise pauses chasing. */
    @Test
    void aPromisePausesChasing() {
        Owed promised = item("A", "2026-11-01", "100.00").suspended("PROMISE", "2026-11-20", "2026-12-05", null);

        assertThat(Owed.of(on("2026-12-01", promised), "A").detail()).isEqualTo("PROMISE");
        assertThat(on("2026-12-05", promised).isNotice()).isTrue();
    }

    /** SEEN-42, metasfresh#5526: after a change of the policy the items are candidates by the new one. */
    @Test
    void aChangedPolicyHoldsFromTheNextRun() {
        Policy later =
                new Policy(List.of(new Level(1, 60, Tone.REMINDER)), 10, Map.of(), BusinessDays.EVERY_DAY, false);
        Owed owed = item("A", "2026-11-01", "100.00");

        assertThat(on("2026-12-01", owed).isNotice()).isTrue();
        assertThat(on(later, "2026-12-01", owed).isNotice()).isFalse();
        assertThat(on(later, "2026-12-31", owed).isNotice()).isTrue();
    }

    /** SEEN-55, OCA overdue_reminder: the first term is not left until the last one is due. */
    @Test
    void theFirstInstallmentDoesNotWaitForTheLast() {
        assertThat(on("2026-12-01", item("INV/1", "2026-11-01", "50.00"), item("INV/2", "2027-06-01", "50.00"))
                        .total())
                .isEqualTo(eur("50.00"));
    }

    /** SEEN-56, Lago mark_overdue_service.rb: any open dispute suspends. */
    @Test
    void anyOpenDisputeSuspends() {
        Owed open = item("A", "2026-11-01", "100.00").suspended("DISPUTE", "2026-11-30", null, null);

        assertThat(on("2026-12-01", open).isNotice()).isFalse();
        assertThat(on("2027-12-01", open).isNotice()).isFalse();
    }

    /** SEEN-C1, Kill Bill BillingStateCalculator: the age counts from the due day. */
    @Test
    void daysCountFromTheDueDay() {
        assertThat(Owed.of(on("2026-12-01", item("A", "2026-11-01", "1.00")), "A")
                        .days())
                .isEqualTo(30);
    }

    /** SEEN-C2, Invoice Ninja ARDetailReport: what is not due has no age, and credits are seen. */
    @Test
    void whatIsNotDueIsNotLate() {
        Selection selection = on("2026-12-01", item("A", "2027-01-01", "1.00"), item("C", "2026-01-01", "-1.00"));

        assertThat(Owed.of(selection, "A").days()).isNegative();
        assertThat(Owed.of(selection, "A").place()).isEqualTo(Place.NOT_DUE);
        assertThat(selection.choices()).hasSize(2);
    }

    /** SEEN-C3, Invoice Ninja ARSummaryReport: due today is not overdue. */
    @Test
    void dueTodayIsNotListedAsOverdue() {
        Selection selection = on(
                "2026-12-01",
                item("TODAY", "2026-12-01", "1.00").had(1, "2026-11-26"),
                item("B", "2026-11-01", "2.00"));

        assertThat(Owed.of(selection, "TODAY").place()).isEqualTo(Place.NOT_DUE);
        assertThat(selection.total()).isEqualTo(eur("2.00"));
    }

    /** SEEN-C4, ERPNext dunning.py: every row decides, not the last one. */
    @Test
    void everyItemDecidesNotTheLast() {
        Owed owed = item("A", "2026-11-01", "1.00");
        Owed paid = item("B", "2026-11-01", "0.00");

        assertThat(on("2026-12-01", owed, paid).isNotice()).isTrue();
        assertThat(on("2026-12-01", paid, owed).isNotice()).isTrue();
    }

    /** SEEN-C5, OCA aged_partner_balance: zero is zero in the digits of the currency. */
    @Test
    void theSmallestUnitOfACurrencyIsOwed() {
        for (String code : List.of("JPY", "USD", "KWD")) {
            CurrencyCode currency = CurrencyCode.of(code);
            Item item =
                    new Item("A", LocalDate.of(2026, 11, 1), new Money(1, currency), List.of(), 0, null, false, false);

            assertThat(Dunning.select(Owed.USUAL, List.of(item), currency, LocalDate.of(2026, 12, 1))
                            .total())
                    .isEqualTo(new Money(1, currency));
        }
    }

    /** SEEN-C6, iDempiere Aging: the day asked for counts, also one long past. */
    @Test
    void theDayAskedForCounts() {
        assertThat(on("1999-12-01", item("A", "1999-11-01", "1.00")).isNotice()).isTrue();
        assertThat(on("1999-10-01", item("A", "1999-11-01", "1.00")).isNotice()).isFalse();
    }

    /** SEEN-C7, Tryton account_dunning: what is demanded is the residual. */
    @Test
    void theResidualIsDemanded() {
        Selection selection = on("2026-12-01", item("A", "2026-11-01", "99.99"));

        assertThat(selection.total()).isEqualTo(eur("99.99"));
        assertThat(Owed.of(selection, "A").amount().currency()).isEqualTo(EUR);
    }

    /** SEEN-C8, Lago bulk_process_service.rb: a new invoice begins at the first level. */
    @Test
    void aNewInvoiceDoesNotInheritAnExhaustedCampaign() {
        Selection selection = on(
                "2026-12-01",
                item("OLD", "2026-01-01", "1.00").had(4, "2026-04-01"),
                item("NEW", "2026-11-20", "2.00"));

        assertThat(selection.level()).map(Level::tone).contains(Tone.REMINDER);
        assertThat(Owed.of(selection, "NEW").level()).isEqualTo(2);
        assertThat(Owed.of(selection, "OLD").place()).isEqualTo(Place.LISTED);
    }
}
