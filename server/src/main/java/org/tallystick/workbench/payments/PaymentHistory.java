package org.tallystick.workbench.payments;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.payments.Payment;
import org.tallystick.payments.PaymentExchange;
import org.tallystick.payments.PaymentReturns.PaymentReturn;
import org.tallystick.payments.Refund;
import org.tallystick.platform.web.HistoryEntry;
import org.tallystick.platform.web.Tone;
import org.tallystick.receivables.Allocation;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.workbench.ActorNames;
import org.tallystick.workbench.Formats;

/** The timeline of a payment, the latest first. */
final class PaymentHistory {
    private final ActorNames names;
    private final Formats formats;
    private final String refundsAt;
    private final Map<OpenItemId, OpenItem> items;

    PaymentHistory(ActorNames names, Formats formats, String refundsAt, Map<OpenItemId, OpenItem> items) {
        this.names = names;
        this.formats = formats;
        this.refundsAt = refundsAt;
        this.items = items;
    }

    List<HistoryEntry> of(
            Payment payment,
            List<Allocation> allocations,
            @Nullable PaymentReturn taken,
            List<Refund> refunds,
            List<ExchangePanel.Row> exchanges) {
        List<HistoryEntry> entries = new ArrayList<>();
        entries.add(new HistoryEntry(
                payment.recordedAt(),
                "cash",
                Tone.GOOD,
                (payment.isExchange() ? "Made by an exchange: " : "Received ") + formats.money(payment.amount()),
                "Money of " + formats.date(payment.receivedOn()),
                null,
                null));
        allocations.forEach(allocation -> entries.add(entry(allocation)));
        refunds.forEach(refund -> entries.add(entry(refund)));
        exchanges.stream()
                .map(row -> row.exchange())
                .filter(exchange -> exchange.from().equals(payment.id()))
                .forEach(exchange -> entries.add(entry(exchange)));
        if (taken != null) {
            entries.add(new HistoryEntry(
                    taken.recordedAt(),
                    "arrow-back-up",
                    Tone.BAD,
                    "Taken back by the bank",
                    "Reason " + taken.reasonCode() + ", on " + formats.date(taken.returnedOn()),
                    null,
                    null));
        }
        entries.sort(Comparator.comparing(HistoryEntry::at).reversed());
        return entries;
    }

    private HistoryEntry entry(PaymentExchange exchange) {
        return new HistoryEntry(
                exchange.recordedAt(),
                "repeat",
                Tone.INFO,
                "Exchanged " + formats.money(exchange.booked()) + " into " + formats.money(exchange.paid()),
                exchange.isActive() ? MatchingRules.sentence(exchange.rule()) : "Undone since",
                names.of(exchange.recordedBy()),
                null);
    }

    private HistoryEntry entry(Refund refund) {
        return new HistoryEntry(
                refund.recordedAt(),
                "arrow-back-up",
                Tone.WARN,
                "Refund " + refund.number() + " of " + formats.money(refund.amount()),
                refund.state().title() + " · “" + refund.reason() + "”",
                names.of(refund.requestedBy()),
                refundsAt + refund.id());
    }

    private HistoryEntry entry(Allocation allocation) {
        boolean back = allocation.reverses() != null;
        OpenItem item = items.get(allocation.item());
        String number = item == null ? "an item" : item.number();
        String amount = formats.money(allocation.amount().abs());
        return new HistoryEntry(
                allocation.recordedAt(),
                back ? "rotate-clockwise" : "check",
                back ? Tone.WARN : Tone.INFO,
                back ? "Took back " + amount + " from " + number : verb(allocation) + amount + " on " + number,
                back ? allocation.reason() : MatchingRules.sentence(allocation.rule()),
                names.of(allocation.recordedBy()),
                null);
    }

    private static String verb(Allocation allocation) {
        return switch (allocation.kind()) {
            case DISCOUNT -> "Granted a discount of ";
            case BANK_FEE -> "Took for bank charges ";
            case SMALL_DIFFERENCE -> "Took for a small difference ";
            case CREDIT -> "Took along a credit of ";
            case PAYMENT, WRITE_OFF, WAIVER, REFUND_BACK -> "Settled ";
        };
    }
}
