package org.tallystick.workbench.online;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.web.HistoryEntry;
import org.tallystick.platform.web.Tone;
import org.tallystick.providers.Attempt;
import org.tallystick.providers.AttemptState;
import org.tallystick.providers.Attempts;
import org.tallystick.providers.PaymentRequest;
import org.tallystick.workbench.ActorNames;

/** The timeline of a payment request and of every attempt to pay it, the latest first. */
@Component
class OnlineHistory {
    private final Attempts attempts;
    private final ActorNames names;

    OnlineHistory(Attempts attempts, ActorNames names) {
        this.attempts = attempts;
        this.names = names;
    }

    List<HistoryEntry> of(CompanyId company, PaymentRequest request, List<Attempt> tried) {
        List<HistoryEntry> entries = new ArrayList<>();
        attempts.events(company, tried.stream().map(Attempt::id).toList()).forEach(event -> entries.add(entry(event)));
        if (request.withdrawnAt() != null) {
            entries.add(
                    new HistoryEntry(request.withdrawnAt(), "ban", Tone.NEUTRAL, "Link withdrawn", null, null, null));
        }
        entries.add(new HistoryEntry(
                request.madeAt(), "mail", Tone.INFO, "Asked for", null, names.of(request.madeBy()), null));
        entries.sort(Comparator.comparing(HistoryEntry::at).reversed());
        return entries;
    }

    private static HistoryEntry entry(Attempts.Event event) {
        if (event.step().equals("CONTRADICTION")) {
            return new HistoryEntry(
                    event.recordedAt(),
                    "alert-triangle",
                    Tone.BAD,
                    "The provider contradicts what was known",
                    "Nothing was booked; ask the provider. It says: " + event.detail(),
                    null,
                    null);
        }
        AttemptState state = AttemptState.valueOf(event.step());
        return new HistoryEntry(
                event.recordedAt(), icon(state), OnlinePages.tone(state), title(state), detail(event), null, null);
    }

    private static @Nullable String detail(Attempts.Event event) {
        String reason = OnlinePages.reason(event.detail());
        return reason.isEmpty() ? null : reason;
    }

    private static String title(AttemptState state) {
        return switch (state) {
            case INITIATED -> "The payer began to pay";
            case PENDING -> "At the provider's page";
            case UNKNOWN -> "No answer from the provider; it will be asked again";
            case CLEARED -> "Paid";
            case FAILED -> "Not paid";
            case CANCELLED -> "Cancelled";
            case RETURNED -> "Taken back by the payer's bank";
            case CHARGEBACK_OPEN -> "Disputed by the payer";
            case CHARGEBACK_WON -> "Dispute won";
            case CHARGEBACK_LOST -> "Dispute lost";
        };
    }

    private static String icon(AttemptState state) {
        return switch (state) {
            case INITIATED, PENDING -> "clock";
            case UNKNOWN, CHARGEBACK_OPEN -> "alert-triangle";
            case CLEARED, CHARGEBACK_WON -> "circle-check";
            case FAILED, CANCELLED -> "x";
            case RETURNED, CHARGEBACK_LOST -> "arrow-back-up";
        };
    }
}
