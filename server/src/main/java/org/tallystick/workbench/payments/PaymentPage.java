package org.tallystick.workbench.payments;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.cashapp.MatchDecisions.MatchDecision;
import org.tallystick.customers.Customer;
import org.tallystick.delivery.Receipt;
import org.tallystick.lib.bankfiles.nacha.AchCodes;
import org.tallystick.payments.BankAccount;
import org.tallystick.payments.Payment;
import org.tallystick.payments.PaymentReturns.PaymentReturn;
import org.tallystick.payments.Refund;
import org.tallystick.platform.web.Choice;
import org.tallystick.platform.web.HistoryEntry;
import org.tallystick.receivables.Allocation;
import org.tallystick.receivables.AllocationId;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.ReturnFee;

/** One payment: whose it is, what it settled, what happened to it. */
public record PaymentPage(
        Payment payment,
        @Nullable Customer payer,
        BankAccount bankAccount,
        List<Allocation> allocations,
        List<Refund> refunds,
        Map<OpenItemId, OpenItem> items,
        @Nullable PaymentReturn paymentReturn,
        @Nullable ReturnFee fee,
        List<Receipt.Issued> receipts,
        @Nullable UUID entry,
        List<HistoryEntry> history,
        List<AllocationId> made,
        @Nullable MatchDecision decision,
        @Nullable UUID statement,
        LocalDate today) {
    /** Why banks send debits back: ISO 20022 external return reasons. */
    public static final List<Choice> BANK_REASONS = List.of(
            new Choice("AM04", "AM04 · Insufficient funds"),
            new Choice("AC01", "AC01 · Account number wrong"),
            new Choice("AC04", "AC04 · Account closed"),
            new Choice("AC06", "AC06 · Account blocked"),
            new Choice("AC13", "AC13 · Account of a consumer"),
            new Choice("AG01", "AG01 · Account takes no direct debits"),
            new Choice("MD01", "MD01 · No mandate"),
            new Choice("MD06", "MD06 · Refund asked for by the payer"),
            new Choice("MD07", "MD07 · Payer has died"),
            new Choice("MS02", "MS02 · Refused by the payer"),
            new Choice("MS03", "MS03 · Reason not given"));

    /** What American banks say. */
    public static final List<Choice> ACH_REASONS = Stream.of(
                    "R01", "R02", "R03", "R04", "R05", "R07", "R08", "R09", "R10", "R11", "R16", "R20", "R29")
            .map(code -> new Choice(
                    code, code + " \u00b7 " + AchCodes.meaningOfReturn(code).orElseThrow()))
            .toList();

    /** Why money goes back: what banks say, and the two reasons that come from elsewhere. */
    public static final List<Choice> RETURN_REASONS = Stream.of(
                    BANK_REASONS.stream(),
                    ACH_REASONS.stream(),
                    Stream.of(new Choice("CHECK", "Check not honoured"), new Choice("CHARGEBACK", "Card chargeback")))
            .flatMap(reasons -> reasons)
            .toList();

    public PaymentPage {
        allocations = List.copyOf(allocations);
        refunds = List.copyOf(refunds);
        items = Map.copyOf(items);
        history = List.copyOf(history);
        made = List.copyOf(made);
        receipts = List.copyOf(receipts);
    }

    public PaymentState state() {
        return PaymentState.of(payment);
    }

    public @Nullable OpenItem itemOf(Allocation allocation) {
        return items.get(allocation.item());
    }

    /** Allocations and granted discounts; those that only take back others are told beside the one they took back. */
    public List<Allocation> settled() {
        return allocations.stream()
                .filter(allocation -> allocation.reverses() == null)
                .toList();
    }

    public boolean hasActive() {
        return allocations.stream().anyMatch(Allocation::isActive);
    }

    /** Whether the last act of matching can be undone from here. */
    public boolean justMatched() {
        return allocations.stream().anyMatch(allocation -> made.contains(allocation.id()) && allocation.isActive());
    }
}
