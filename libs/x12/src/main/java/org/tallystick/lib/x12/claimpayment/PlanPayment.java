package org.tallystick.lib.x12.claimpayment;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.x12.element.Party;
import org.tallystick.lib.x12.element.Reference;
import org.tallystick.lib.x12.element.Trace;

/**
 * The payment of an 835 (BPR, TRN, CUR, REF, DTM and N1 before the first claim).
 *
 * @param control of the transaction (ST02)
 * @param handling C or I a payment, H a notification without one (BPR01)
 * @param amount what was paid (BPR02); zero where it cannot be read
 * @param creditDebit C or D (BPR03)
 * @param method ACH, CHK, NON and others (BPR04)
 * @param transfer between which accounts
 * @param date of the payment (BPR16), null when the file has none that exists
 * @param trace by which the payment can be found again (TRN)
 * @param producedOn DTM 405
 * @param payer N1 PR
 * @param payee N1 PE
 * @param references REF before the parties: EV the receiver, F2 a version
 */
public record PlanPayment(
        String control,
        String handling,
        Money amount,
        String creditDebit,
        String method,
        Transfer transfer,
        @Nullable LocalDate date,
        Trace trace,
        @Nullable LocalDate producedOn,
        Party payer,
        Party payee,
        List<Reference> references) {
    public PlanPayment {
        references = List.copyOf(references);
    }

    /**
     * Banks and accounts of an electronic payment.
     *
     * @param format CCP or CTX (BPR05)
     * @param fromBank BPR07
     * @param fromAccount BPR09
     * @param originator BPR10
     * @param supplement BPR11
     * @param toBank BPR13
     * @param toAccount BPR15
     */
    public record Transfer(
            String format,
            String fromBank,
            String fromAccount,
            String originator,
            String supplement,
            String toBank,
            String toAccount) {
        /** None. */
        public static final Transfer NONE = new Transfer("", "", "", "", "", "", "");
    }
}
