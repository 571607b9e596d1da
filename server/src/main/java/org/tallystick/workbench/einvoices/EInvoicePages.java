package org.tallystick.workbench.einvoices;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.network.FollowUp;
import org.tallystick.network.Message;
import org.tallystick.network.MessageState;
import org.tallystick.platform.Page;
import org.tallystick.platform.web.Choice;
import org.tallystick.platform.web.Tone;

/** The pages of electronic invoices on the network. */
public final class EInvoicePages {
    private EInvoicePages() {}

    public record MessageList(
            Page<Message> messages,
            Map<CustomerId, Customer> customers,
            @Nullable MessageState state) {
        public MessageList {
            customers = Map.copyOf(customers);
        }

        public String customerOf(Message message) {
            Customer customer = customers.get(message.customer());
            return customer == null ? "" : customer.name();
        }
    }

    public record Show(
            Message message,
            Customer customer,
            List<Message.Step> steps,
            @Nullable FollowUp followUp,
            Map<UUID, String> people,
            List<Choice> members,
            LocalDate today) {
        public Show {
            steps = List.copyOf(steps);
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

    /** Where the document itself is shown. */
    public static String document(Message message) {
        return (message.documentType().equals("INVOICE") ? "/invoices/" : "/credit-memos/") + message.document();
    }

    /** A step that is over is not unknown any more. */
    public static String title(Message.Step step, Message message) {
        return step.state() == MessageState.HANDED_OVER && message.state() != MessageState.HANDED_OVER
                ? "Handed over"
                : step.state().title();
    }

    public static Tone tone(MessageState state) {
        return switch (state) {
            case QUEUED, SENT, ACKNOWLEDGED -> Tone.INFO;
            case HANDED_OVER -> Tone.WARN;
            case ACCEPTED -> Tone.GOOD;
            case REFUSED, REJECTED -> Tone.BAD;
        };
    }
}
