package org.tallystick.cashapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.tallystick.access.Caller;
import org.tallystick.cast.BankFile;
import org.tallystick.customers.CustomerId;
import org.tallystick.payments.PaymentDesk;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.CompanyGroups;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class PaymentFlagsTest {
    private static final String ACCOUNT = "DE44500105175407324931";

    @Autowired
    BeanFactory server;

    private CashCast cast;
    private CustomerId ada;
    private OpenItemId owed;

    @BeforeEach
    void setUp() {
        cast = new CashCast(server);
        ada = cast.customer();
        owed = cast.owes(ada, "INV-2026-000001", "10.00");
    }

    @Test
    void thePaymentThatCameTwiceIsNeverAppliedByItself() {
        cast.paidBy(ACCOUNT, "10.00", "INV-2026-000001");
        PaymentId twin = cast.paidBy(ACCOUNT, "10.00", "INV-2026-000001.");

        var left = apply(twin);

        assertThat(flags(twin)).extracting(PaymentFlag::rule).containsExactly(FlagRule.DUPLICATE);
        assertThat(left.state()).isEqualTo(LineState.MATCH_SUGGESTED);
        assertThat(cast.open(owed)).isEqualTo(cast.money("10.00"));

        decide(flags(twin).getFirst().id(), FlagVerdict.FINE, "Two of the same, says the payer");

        assertThat(apply(twin).state()).isEqualTo(LineState.AUTO_APPLIED);
        assertThat(cast.open(owed)).isEqualTo(cast.money("0.00"));
    }

    @Test
    void moneyForAnotherCompanyOfTheGroupIsToldApart() {
        CashCast sister = new CashCast(server);
        sister.owes(sister.customer(), "INV-2026-000077", "10.00");
        PaymentId before = cast.paidBy(ACCOUNT, "10.00", "INV-2026-000077");
        cast.in(() -> {
            cast.bean(CompanyGroups.class).join(cast.company(), sister.company());
            return 1;
        });

        PaymentId stray = cast.paidBy("DE02120300000000202051", "10.00", "INV-2026-000077");
        PaymentId own = cast.paidBy("DE02500105170137075030", "10.00", "INV-2026-000001");

        assertThat(flags(before)).isEmpty();
        assertThat(flags(stray)).singleElement().satisfies(flag -> {
            assertThat(flag.rule()).isEqualTo(FlagRule.OTHER_COMPANY);
            assertThat(flag.evidence()).contains("INV-2026-000077", "Acme");
        });
        assertThat(flags(own)).isEmpty();
    }

    @Test
    void theFirstOfTwoIsAppliedAsEver() {
        PaymentId first = cast.paidBy(ACCOUNT, "10.00", "INV-2026-000001");
        cast.paidBy(ACCOUNT, "10.00", "INV-2026-000001");

        assertThat(apply(first).state()).isEqualTo(LineState.AUTO_APPLIED);
        assertThat(flags(first)).isEmpty();
    }

    @Test
    void linesOfAStatementAreLookedAtWithTheirImport() {
        cast.load(BankFile.of("STMT-1", cast.today())
                .credit("7.00", "Twin", "thanks")
                .credit("7.00", "Twin", "thanks")
                .credit("25.00", "Somebody else", "INV-2026-000001")
                .bytes());

        assertThat(all()).extracting(PaymentFlag::rule).containsExactly(FlagRule.DUPLICATE);
    }

    /** The line is applied by its reference; only then it is known whose it is. */
    @Test
    void whatIsLearnedByMatchingIsFlaggedToo() {
        cast.load(BankFile.of("STMT-1", cast.today())
                .credit("10.00", "Zenith Ltd", "INV-2026-000001")
                .bytes());

        assertThat(cast.open(owed)).isEqualTo(cast.money("0.00"));
        assertThat(all()).singleElement().satisfies(flag -> {
            assertThat(flag.rule()).isEqualTo(FlagRule.PAYER_MISMATCH);
            assertThat(flag.customer()).isEqualTo(ada);
        });
    }

    @Test
    void moreThanTheWholeGroupOwesIsFlagged() {
        CustomerId child = cast.customer("NET 30", ada);
        cast.owes(child, "INV-2026-000002", "5.00");

        PaymentId exact = cast.paid(child, "15.00", "all of it");
        PaymentId more = cast.paid(ada, "15.01", "and a little");

        assertThat(flags(exact)).isEmpty();
        assertThat(flags(more)).singleElement().satisfies(flag -> {
            assertThat(flag.rule()).isEqualTo(FlagRule.MORE_THAN_OWED);
            assertThat(flag.evidence()).contains("15.00 EUR");
        });
    }

    @Test
    void aNewAccountIsNoticedWhenSomebodySaysWhoseThePaymentIs() {
        regular();
        PaymentId odd = cast.paidBy("FR1420041010050500013M02606", "2.00", "two");

        assertThat(flags(odd)).isEmpty();
        identify(odd);

        assertThat(flags(odd)).extracting(PaymentFlag::rule).containsExactly(FlagRule.NEW_ACCOUNT);
    }

    @ParameterizedTest
    @CsvSource({
        "110.00, INV-2026-000002 and INV-2026-000003, true",
        "107.80, INV-2026-000002 and INV-2026-000003, true",
        "109.80, INV-2026-000002 and INV-2026-000003, false",
        "110.00, INV-2026-000002 and INV-2026-000009, false",
        "110.00, INV-2026-000002, false",
        "110.00, thanks, false"
    })
    void whatTheItemsNamedComeToIsNotOdd(String amount, String text, boolean explained) {
        ada = cast.customer("NET 30; 2% 14", null);
        cast.owes(ada, "INV-2026-000002", "10.00");
        cast.owes(ada, "INV-2026-000003", "100.00");
        cast.owes(cast.customer(), "INV-2026-000009", "100.00");
        regular();
        PaymentId odd = cast.paidBy("FR1420041010050500013M02606", amount, text);
        identify(odd);

        assertThat(flags(odd))
                .extracting(PaymentFlag::rule)
                .isEqualTo(explained ? List.of() : List.of(FlagRule.NEW_ACCOUNT, FlagRule.UNUSUAL_AMOUNT));
    }

    /** Applied as it comes in: then the items are settled already. */
    @Test
    void whatSettledTheItemsNamedIsNotOdd() {
        cast.owes(ada, "INV-2026-000003", "100.00");
        regular();

        PaymentId whole = cast.paidBy("FR1420041010050500013M02606", "110.00", "INV-2026-000001 INV-2026-000003");

        assertThat(apply(whole).state()).isEqualTo(LineState.AUTO_APPLIED);
        assertThat(flags(whole)).isEmpty();
    }

    /** As often as it takes to be regular, from one account. */
    private void regular() {
        cast.owes(ada, "INV-2025-000099", "100.00");
        for (int i = 1; i <= 8; i++) {
            identify(cast.paidBy(ACCOUNT, "1.00", "part " + i));
        }
    }

    @Test
    void theAccountOfAnotherCustomerIsNoticed() {
        CustomerId other = cast.customer();
        cast.owes(other, "INV-2026-000004", "10.00");
        identify(cast.paidBy(ACCOUNT, "1.00", "one"));
        PaymentId strange = cast.paidBy(ACCOUNT, "2.00", "two");

        cast.in(() -> {
            cast.bean(PaymentDesk.class).identify(cast.caller(), strange, other);
            return strange;
        });

        assertThat(flags(strange)).extracting(PaymentFlag::rule).containsExactly(FlagRule.PAYER_MISMATCH);
    }

    @Test
    void moneyOlderThanItsDocumentIsFlagged() {
        PaymentId early =
                cast.paid(null, "10.00", "INV-2026-000001", cast.today().minusDays(11));

        assertThat(flags(early)).extracting(PaymentFlag::rule).containsExactly(FlagRule.BEFORE_INVOICE);
    }

    @Test
    void decisionsAreKeptAndTheLatestCounts() {
        PaymentId more = cast.paid(ada, "10.01", null);
        UUID flag = flags(more).getFirst().id();

        decide(flag, FlagVerdict.FOLLOW_UP, "Asked the payer");
        boolean open = flags(more).getFirst().isOpen();
        decide(flag, FlagVerdict.NOT_OURS, "Meant for somebody else");

        assertThat(open).isTrue();
        assertThat(flags(more).getFirst().isOpen()).isFalse();
        assertThat(all()).isEmpty();
        assertThatThrownBy(() -> decide(flag, FlagVerdict.NOT_OURS, "again"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("FLAG_DECIDED"));
        assertThatThrownBy(() -> decide(flag, FlagVerdict.FINE, " "))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("REASON_MISSING"));
    }

    @Test
    void whoMayNotAllocateDecidesNothing() {
        PaymentId more = cast.paid(ada, "10.01", null);
        UUID flag = flags(more).getFirst().id();
        var reader = new Caller(cast.company(), cast.caller().actor(), Set.of());

        assertThatThrownBy(() -> cast.in(() -> {
                    cast.bean(FlagDesk.class).decide(reader, flag, FlagVerdict.FINE, "fine");
                    return flag;
                }))
                .isInstanceOf(Refusal.class);
    }

    private AutomaticApplication.Applied apply(PaymentId payment) {
        return cast.call(() -> cast.bean(AutomaticApplication.class).apply(cast.caller(), payment));
    }

    private void decide(UUID flag, FlagVerdict verdict, String reason) {
        cast.in(() -> {
            cast.bean(FlagDesk.class).decide(cast.caller(), flag, verdict, reason);
            return flag;
        });
    }

    private void identify(PaymentId payment) {
        cast.in(() -> {
            cast.bean(PaymentDesk.class).identify(cast.caller(), payment, ada);
            return payment;
        });
    }

    private List<PaymentFlag> flags(PaymentId payment) {
        return cast.in(() -> cast.bean(PaymentFlags.class).of(cast.company(), List.of(payment)));
    }

    /** Those that wait. */
    private List<PaymentFlag> all() {
        return cast.in(() -> cast.bean(PaymentFlags.class)
                .list(cast.company(), null, true, 1, 50)
                .rows());
    }
}
