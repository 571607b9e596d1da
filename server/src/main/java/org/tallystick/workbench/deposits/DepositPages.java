package org.tallystick.workbench.deposits;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.BankAccount;
import org.tallystick.payments.Deposit;
import org.tallystick.payments.PaymentMethod;
import org.tallystick.payments.Undeposited;
import org.tallystick.platform.Page;
import org.tallystick.workbench.Shell;

/** What the pages about deposits show. */
public final class DepositPages {
    private DepositPages() {}

    /** The deposits, and how much waits to be brought to the bank. */
    public record DepositList(Page<Deposit> deposits, List<Drawer> drawers, Map<UUID, BankAccount> accounts) {
        public String accountOf(Deposit deposit) {
            BankAccount account = accounts.get(deposit.bankAccount());
            return account == null ? "" : account.name();
        }
    }

    /** The checks and cash that wait for one bank account. */
    public record Drawer(BankAccount account, List<Undeposited> waiting) {
        public Drawer {
            waiting = List.copyOf(waiting);
        }

        public Money total() {
            return DepositPages.total(waiting, account);
        }
    }

    /** The form: choose what is brought to the bank. */
    public record NewDeposit(List<Drawer> drawers, LocalDate today) {}

    /** One deposit, printable as the slip; the line of the bank that confirmed it, if it came. */
    public record OneDeposit(
            Deposit deposit,
            BankAccount account,
            List<Undeposited> payments,
            @Nullable UUID entry,
            @Nullable UUID line) {
        public Money checks() {
            return DepositPages.total(
                    payments.stream().filter(each -> !isCash(each)).toList(), account);
        }

        public Money cash() {
            return DepositPages.total(
                    payments.stream().filter(DepositPages::isCash).toList(), account);
        }
    }

    private static boolean isCash(Undeposited payment) {
        return payment.method() == PaymentMethod.CASH;
    }

    private static Money total(List<Undeposited> payments, BankAccount account) {
        return payments.stream().map(Undeposited::amount).reduce(Money.zero(account.currency()), Money::plus);
    }

    /** Number, bank and day of a check, or that it is cash. */
    public static String what(Undeposited payment, Shell shell) {
        String number = payment.taken().checkNumber();
        String bank = payment.taken().drawerBank();
        LocalDate dated = payment.taken().datedOn();
        return payment.method().title()
                + (number == null ? "" : " " + number)
                + (bank == null ? "" : ", " + bank)
                + (dated == null ? "" : ", of " + shell.date(dated));
    }
}
