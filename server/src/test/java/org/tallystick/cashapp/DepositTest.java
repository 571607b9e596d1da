package org.tallystick.cashapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.tallystick.cashapp.CamtText.Entry;
import org.tallystick.customers.CustomerId;
import org.tallystick.ledger.AccountRole;
import org.tallystick.payments.DepositDesk;
import org.tallystick.payments.DepositId;
import org.tallystick.payments.Deposits;
import org.tallystick.payments.Payment;
import org.tallystick.payments.PaymentDesk;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.PaymentInput;
import org.tallystick.payments.PaymentMethod;
import org.tallystick.payments.TakenByHand;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.AllocationDesk;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.testing.IntegrationTest;

/** Checks and cash go from the drawer to the bank in deposits, and one line of the bank confirms each. */
@IntegrationTest
class DepositTest {
    @Autowired
    BeanFactory server;

    CashCast cast;
    CustomerId ada;
    LocalDate yesterday;

    @BeforeEach
    void newCompany() {
        cast = new CashCast(server);
        ada = cast.customer();
        yesterday = cast.today().minusDays(1);
        load("0", yesterday.minusDays(1), "1000.00");
    }

    @AfterEach
    void bankLedgerAndItemsAgree() {
        assertThat(cast.breaks()).isEmpty();
    }

    @Test
    void aCheckWaitsInUndepositedFundsAndSettlesAtOnce() {
        OpenItemId item = cast.owes(ada, "INV-2026-000001", "100.00");

        PaymentId check = check("100.00", "4711");
        cast.call(() -> cast.bean(AutomaticApplication.class).apply(cast.caller(), check));

        assertThat(cast.ledger(AccountRole.UNDEPOSITED_FUNDS)).isEqualTo(cast.money("100.00"));
        assertThat(cast.ledger(AccountRole.CASH)).isEqualTo(cast.money("1000.00"));
        assertThat(cast.in(() -> cast.bean(Deposits.class).waiting(cast.company())))
                .singleElement()
                .satisfies(each -> assertThat(each.taken().checkNumber()).isEqualTo("4711"));
        assertThat(cast.open(item)).isNotNull();
    }

    @Test
    void theLineOfADepositConfirmsItByItsNumber() {
        DepositId deposit = deposit(check("100.00", "1"), cash("50.00"));
        String number = number(deposit);
        assertThat(cast.ledger(AccountRole.CASH)).isEqualTo(cast.money("1150.00"));
        assertThat(cast.ledger(AccountRole.UNDEPOSITED_FUNDS).isZero()).isTrue();

        load("1", cast.today(), "1000.00", Entry.credit("150.00", cast.today(), Entry.text("EINZAHLUNG " + number)));

        assertConfirmed();
    }

    @Test
    void theLineOfADepositConfirmsItByAmountAndDayWhenThereIsNoChoice() {
        deposit(check("100.00", "1"), check("50.00", "2"));

        load("1", cast.today(), "1000.00", Entry.credit("150.00", cast.today(), Entry.text("SCHECKEINREICHUNG")));

        assertConfirmed();
    }

    @Test
    void twoDepositsOfOneAmountLeaveTheChoiceToAPerson() {
        deposit(check("100.00", "1"));
        deposit(check("100.00", "2"));

        load("1", cast.today(), "1000.00", Entry.credit("100.00", cast.today(), Entry.text("SCHECKEINREICHUNG")));

        assertThat(cast.lines().getLast().payment()).isNotNull();
    }

    @Test
    void aCheckThatBouncesIsReturnedFromTheBank() {
        OpenItemId item = cast.owes(ada, "INV-2026-000001", "100.00");
        PaymentId check = check("100.00", "1");
        deposit(check);
        load("1", yesterday, "1000.00", Entry.credit("100.00", yesterday, Entry.text("EINZAHLUNG")));
        load("2", cast.today(), "1100.00", Entry.debit("100.00", cast.today(), Entry.returned("MD06", "NOTPROVIDED")));
        ReceiptLine line = cast.lines().getLast();
        assertThat(cast.in(() -> cast.bean(LineDesk.class).candidates(cast.company(), line)))
                .extracting(Payment::id)
                .containsExactly(check);

        cast.call(() -> {
            cast.bean(LineDesk.class).bookReturn(cast.caller(), line.id(), check, "not covered");
            return line;
        });

        assertThat(cast.payment(check).isReturned()).isTrue();
        assertThat(cast.open(item)).isEqualTo(cast.money("100.00"));
        assertThat(cast.ledger(AccountRole.CASH)).isEqualTo(cast.money("1000.00"));
    }

    @Test
    void aCheckGivenBackNeverWasAtTheBank() {
        PaymentId check = check("100.00", "1");

        cast.in(() -> {
            cast.bean(AllocationDesk.class).returnPayment(cast.caller(), check, cast.today(), "not signed");
            return check;
        });

        assertThat(cast.ledger(AccountRole.UNDEPOSITED_FUNDS).isZero()).isTrue();
        assertThat(cast.ledger(AccountRole.CASH)).isEqualTo(cast.money("1000.00"));
        assertThatThrownBy(() -> deposit(check)).isInstanceOf(Refusal.class).hasMessageContaining("returned");
    }

    @Test
    void nothingIsDepositedTwiceAndNoTransferAtAll() {
        PaymentId check = check("100.00", "1");
        PaymentId transfer = cast.paid(ada, "30.00", "by hand", cast.today());
        deposit(check);

        assertThatThrownBy(() -> deposit(check)).isInstanceOf(Refusal.class).hasMessageContaining("deposited already");
        assertThatThrownBy(() -> deposit(transfer)).hasMessageContaining("no check or cash");
        assertThatThrownBy(this::deposit).hasMessageContaining("at least one");
    }

    private void assertConfirmed() {
        assertThat(cast.lines().getLast().state()).isEqualTo(LineState.CONFIRMED);
        assertThat(cast.lines().getLast().payment()).isNull();
        assertThat(cast.ledger(AccountRole.CASH)).isEqualTo(cast.money("1150.00"));
    }

    private PaymentId check(String amount, String number) {
        return taken(amount, PaymentMethod.CHECK, new TakenByHand(number, "Sparkasse", yesterday));
    }

    private PaymentId cash(String amount) {
        return taken(amount, PaymentMethod.CASH, TakenByHand.CASH);
    }

    private PaymentId taken(String amount, PaymentMethod method, TakenByHand taken) {
        return cast.in(() -> cast.bean(PaymentDesk.class)
                .receive(
                        cast.caller(),
                        new PaymentInput(
                                ada,
                                method,
                                cast.money(amount),
                                yesterday,
                                null,
                                null,
                                null,
                                cast.bankAccount(),
                                "manual",
                                Ids.next().toString(),
                                taken))
                .id());
    }

    private DepositId deposit(PaymentId... payments) {
        return cast.call(() ->
                cast.bean(DepositDesk.class).make(cast.caller(), cast.bankAccount(), List.of(payments), yesterday));
    }

    private String number(DepositId deposit) {
        return cast.in(() -> cast.bean(Deposits.class)
                .find(cast.company(), deposit)
                .orElseThrow()
                .number());
    }

    private void load(String id, LocalDate on, String opening, Entry... entries) {
        cast.load(CamtText.file()
                .statement(id, CashCast.IBAN, on, on, opening, entries)
                .bytes());
    }
}
