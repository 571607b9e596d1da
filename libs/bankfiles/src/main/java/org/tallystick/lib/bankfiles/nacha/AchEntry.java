package org.tallystick.lib.bankfiles.nacha;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.nacha.AchAddenda.OtherAddenda;
import org.tallystick.lib.bankfiles.nacha.AchAddenda.PaymentText;
import org.tallystick.lib.bankfiles.statement.Direction;
import org.tallystick.lib.money.Money;

/**
 * One payment, return or notice with its addenda (records 6 and 7).
 *
 * @param ordinal its place in the file, from 1
 * @param transactionCode two digits, such as 22 credit to a checking account, 27 debit, 28 prenotification of a debit
 * @param routingNumber nine digits of the receiving bank, the check digit included, as written
 * @param amount in US dollars; null when the file has no number there
 * @param individualId the number the sender knows the payment by; often the invoice or the customer
 * @param trace fifteen digits: the originating bank and a running number; the key of returns
 * @param sound false when an ERROR was found in it: it must not be used without a person
 */
public record AchEntry(
        long ordinal,
        String transactionCode,
        String routingNumber,
        String account,
        @Nullable Money amount,
        String individualId,
        String name,
        String discretionaryData,
        String trace,
        List<AchAddenda> addenda,
        boolean sound) {
    public AchEntry {
        addenda = List.copyOf(addenda);
    }

    /** Whether it credits or debits the receiver; nothing when the transaction code is unknown. */
    public Optional<Direction> direction() {
        return TransactionCode.direction(transactionCode);
    }

    /** Whether it only announces an account and moves no money. */
    public boolean isPrenotification() {
        return TransactionCode.isPrenotification(transactionCode);
    }

    /**
     * The texts of its addenda 05, joined in order without a sign between them: of a CTX entry this is an X12 820, of a
     * CCD entry a segment such as {@code RMR*IV*4711}. Empty when there is none.
     */
    public String paymentText() {
        return addenda.stream()
                .filter(PaymentText.class::isInstance)
                .map(part -> ((PaymentText) part).text())
                .collect(joining())
                .stripTrailing();
    }

    /** The entry with the addenda that follow it; an international one takes its name from addenda 10. */
    AchEntry with(List<AchAddenda> following, boolean stillSound) {
        String found = name;
        for (AchAddenda part : following) {
            if (found.isEmpty()
                    && part instanceof OtherAddenda other
                    && other.type().equals("10")) {
                found = other.text().substring(43, 78).strip();
            }
        }
        return new AchEntry(
                ordinal,
                transactionCode,
                routingNumber,
                account,
                amount,
                individualId,
                found,
                discretionaryData,
                trace,
                following,
                stillSound);
    }
}
