package org.tallystick.cashapp;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.PaymentId;

/**
 * What a payer says a payment is for, and how it stands.
 *
 * @param customer the payer, where it is known which customer that is
 * @param trace by which the payment can be found
 * @param doubt why nothing of it may settle anything by itself
 * @param payment the one it is joined to
 * @param rule how the two were found to belong together
 * @param reason why it was separated or left aside
 */
public record Advice(
        UUID id,
        AdviceSource source,
        UUID file,
        LocalDate receivedOn,
        @Nullable CustomerId customer,
        @Nullable String payerName,
        @Nullable String payerAccount,
        @Nullable String payerNumber,
        Money amount,
        @Nullable String trace,
        @Nullable LocalDate paidOn,
        int lines,
        @Nullable String doubt,
        Instant recordedAt,
        State state,
        @Nullable PaymentId payment,
        @Nullable String paymentNumber,
        @Nullable String rule,
        @Nullable String reason) {
    /** How an advice stands. */
    public enum State {
        WAITING("Waiting"),
        JOINED("Joined"),
        SET_ASIDE("Left aside");

        private final String title;

        State(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** What to call it: its trace, else the payer. */
    public String label() {
        return trace != null ? trace : payerName != null ? payerName : "Remittance advice";
    }

    /** What it says, for the rules. */
    JoinedAdvice joined(List<AdviceLine> own) {
        return new JoinedAdvice(id, amount, own, doubt);
    }
}
