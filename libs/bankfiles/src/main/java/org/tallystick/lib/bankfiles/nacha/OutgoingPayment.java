package org.tallystick.lib.bankfiles.nacha;

import org.tallystick.lib.bankfiles.Transliteration;
import org.tallystick.lib.bankfiles.statement.Direction;
import org.tallystick.lib.money.Money;

/**
 * A debit or credit to send. Texts are written in ASCII; a name that is too long is cut.
 *
 * @param direction CREDIT pays the receiver, DEBIT collects from him
 * @param prenotification only announces the account; the amount is zero then
 * @param individualId up to 15 characters the receiver sees, such as the number of the invoice
 * @param name of the receiver
 * @param paymentType two characters at most; R recurring or S single for WEB
 * @param sequence from 1 to 9,999,999, unique and ascending per originating bank: the end of the trace number
 * @param text for addenda 05, cut every 80 characters; empty for none
 */
public record OutgoingPayment(
        AccountKind accountKind,
        Direction direction,
        boolean prenotification,
        RoutingNumber bank,
        String account,
        Money amount,
        String individualId,
        String name,
        String paymentType,
        long sequence,
        String text) {
    /** Which kind of account of the receiver. */
    public enum AccountKind {
        CHECKING('2'),
        SAVINGS('3');

        private final char digit;

        AccountKind(char digit) {
            this.digit = digit;
        }
    }

    private static final long MOST_CENTS = 9_999_999_999L;
    private static final long LAST_SEQUENCE = 9_999_999;
    private static final int LONGEST_NAME = 22;

    /** @throws IllegalArgumentException when a part does not fit its field, the message names which */
    public OutgoingPayment {
        account = AsciiField.require("account", account, 1, 17);
        individualId = AsciiField.require("individualId", individualId, 0, 15);
        name = AsciiField.cut(name, LONGEST_NAME);
        paymentType = AsciiField.require("paymentType", paymentType, 0, 2);
        text = Transliteration.toAscii(text).stripTrailing();
        AsciiField.check(!name.isEmpty(), "name is empty");
        AsciiField.check(sequence >= 1 && sequence <= LAST_SEQUENCE, "sequence is not from 1 to 9,999,999");
        AsciiField.check(amount.currency().equals(AchFields.DOLLAR), "amount is not in US dollars");
        AsciiField.check(amount.minor() <= MOST_CENTS, "amount has more than ten digits");
        AsciiField.check(
                prenotification ? amount.isZero() : amount.isPositive(),
                "amount is not positive, or not zero for a prenotification");
    }

    /** Two digits: 22 credits a checking account, 38 announces a debit of a savings account. */
    public String transactionCode() {
        char kind = direction == Direction.CREDIT ? (prenotification ? '3' : '2') : (prenotification ? '8' : '7');
        return "" + accountKind.digit + kind;
    }
}
