package org.tallystick.payments;

import java.util.Locale;
import java.util.regex.Pattern;
import org.tallystick.lib.bankfiles.nacha.OutgoingPayment.AccountKind;
import org.tallystick.lib.bankfiles.nacha.RoutingNumber;
import org.tallystick.platform.Refusal;

/** An account at an American bank: the routing number of the bank, the number of the account, and which kind it is. */
public record AchAccount(RoutingNumber bank, String number, AccountKind kind) implements DebitAccount {
    private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z][0-9A-Za-z -]{0,16}");
    private static final int SHOWN = 4;

    public AchAccount {
        number = number.strip();
        if (!isNumber(number)) {
            throw Refusal.invalid(
                    "ACCOUNT_INVALID",
                    "An account number has 1 to 17 digits or letters; write it as it stands on the check.");
        }
    }

    /** Whether a text can be the number of an account. */
    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** As a person writes it. */
    public static AchAccount of(String routingNumber, String number, AccountKind kind) {
        return new AchAccount(routing(routingNumber), number, kind);
    }

    /** A routing number as a person writes it. */
    public static RoutingNumber routing(String text) {
        String compact = text.replaceAll("\\s", "");
        if (!RoutingNumber.isValid(compact)) {
            throw Refusal.invalid(
                    "ROUTING_INVALID",
                    "This routing number has a typing error: its check digit does not fit. Look it up again.");
        }
        return new RoutingNumber(compact);
    }

    @Override
    public Network network() {
        return Network.ACH;
    }

    @Override
    public String masked() {
        return bank.value() + " \u2026 " + number.substring(Math.max(0, number.length() - SHOWN));
    }

    /** "checking" or "savings". */
    public String kindTitle() {
        return title(kind).toLowerCase(Locale.ROOT);
    }

    public static String title(AccountKind kind) {
        return switch (kind) {
            case CHECKING -> "Checking";
            case SAVINGS -> "Savings";
        };
    }
}
