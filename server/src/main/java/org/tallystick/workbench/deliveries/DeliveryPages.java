package org.tallystick.workbench.deliveries;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.Customer;
import org.tallystick.delivery.AstrayRecipients;
import org.tallystick.delivery.BadAddress;
import org.tallystick.delivery.Delivery;
import org.tallystick.delivery.FollowUp;
import org.tallystick.delivery.News;
import org.tallystick.delivery.ReportResult;
import org.tallystick.platform.Page;
import org.tallystick.platform.web.Choice;
import org.tallystick.platform.web.Tone;

/** The pages of one delivery, of what came back, and of delivery reports. */
public final class DeliveryPages {
    private DeliveryPages() {}

    /** One delivery with all that is known of it. */
    public record Show(
            Delivery delivery,
            Customer customer,
            List<News> news,
            @Nullable FollowUp followUp,
            @Nullable BadAddress mark,
            Map<UUID, String> people,
            List<Choice> members,
            LocalDate today) {
        public Show {
            news = List.copyOf(news);
            people = Map.copyOf(people);
            members = List.copyOf(members);
        }

        public String owner() {
            UUID owner = followUp == null ? null : followUp.owner();
            return owner == null ? "Nobody yet" : people.getOrDefault(owner, "Somebody");
        }

        public String ownerId() {
            UUID owner = followUp == null ? null : followUp.owner();
            return owner == null ? "" : owner.toString();
        }

        public boolean late() {
            return followUp != null && followUp.isOpen() && followUp.dueOn().isBefore(today);
        }
    }

    public record Undelivered(Page<AstrayRecipients.Row> rows) {}

    public record Reports(Page<ReportResult> results) {}

    public static Tone tone(Delivery.State state) {
        return switch (state) {
            case QUEUED, SENT -> Tone.INFO;
            case DELIVERED, OPENED -> Tone.GOOD;
            case SUPPRESSED -> Tone.WARN;
            case BOUNCED, FAILED -> Tone.BAD;
        };
    }

    public static Tone tone(ReportResult.Outcome outcome) {
        return switch (outcome) {
            case TAKEN -> Tone.GOOD;
            case NO_REPORT -> Tone.NEUTRAL;
            case UNREADABLE, UNKNOWN -> Tone.WARN;
        };
    }

    /** What people call the two kinds of bounces. */
    public static String hardness(AstrayRecipients.Row row) {
        Boolean permanent = row.permanent();
        return permanent == null ? "" : permanent ? "Hard" : "Soft";
    }

    public static String hardness(News news) {
        Boolean permanent = news.permanent();
        return permanent == null
                ? ""
                : permanent ? "Hard: the address does not work" : "Soft: the address may work another time";
    }
}
