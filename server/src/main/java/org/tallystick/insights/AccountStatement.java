package org.tallystick.insights;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;

/**
 * A customer's account in one currency over a period: where it stood, what moved it, where it stands, and the items still
 * open then. The balance is what they owe less unused credits and unapplied payments.
 */
public record AccountStatement(
        CustomerId customer,
        LocalDate from,
        LocalDate to,
        Money opening,
        List<Movement> movements,
        Money closing,
        List<AgingItem> openItems) {
    public AccountStatement {
        movements = List.copyOf(movements);
        openItems = List.copyOf(openItems);
    }

    /** One fact that moved the balance, and the balance after it; {@code subject} is its document or payment. */
    public record Movement(LocalDate on, Kind kind, String number, UUID subject, Money amount, Money balance) {
        Movement with(Money other) {
            return new Movement(on, kind, number, subject, amount, other);
        }
    }

    /** The same account with what is open at its end. */
    public AccountStatement with(List<AgingItem> items) {
        return new AccountStatement(customer, from, to, opening, movements, closing, items);
    }

    public enum Kind {
        INVOICE("Invoice"),
        OPENING("Opening balance"),
        FEE("Return fee"),
        LATE_FEE("Late fee"),
        CREDIT_MEMO("Credit memo"),
        PAYMENT("Payment"),
        RETURN("Payment returned"),
        REFUND("Refund"),
        REFUND_BACK("Refund taken back"),
        /** Into a payment in the currency that was paid, or back. */
        EXCHANGE("Exchanged"),
        DISCOUNT("Early-payment discount"),
        BANK_FEE("Bank charges"),
        SMALL_DIFFERENCE("Small difference"),
        WRITE_OFF("Write-off"),
        WAIVER("Fee waived"),
        /** Settled by, or for, another customer of the family. */
        TRANSFER("Settled within the group");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }
}
