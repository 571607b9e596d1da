package org.tallystick.workbench.online;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Page;
import org.tallystick.platform.web.Choice;
import org.tallystick.platform.web.HistoryEntry;
import org.tallystick.platform.web.Tone;
import org.tallystick.providers.Attempt;
import org.tallystick.providers.AttemptState;
import org.tallystick.providers.Chargeback;
import org.tallystick.providers.PaymentRequest;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.Slice;

/** The pages of online payments. */
public final class OnlinePages {
    private OnlinePages() {}

    public static Tone tone(PaymentRequest.State state) {
        return switch (state) {
            case PAID -> Tone.GOOD;
            case OPEN, UNDER_WAY -> Tone.INFO;
            case UNKNOWN, DISPUTED -> Tone.WARN;
            case RETURNED -> Tone.BAD;
            case EXPIRED, WITHDRAWN -> Tone.NEUTRAL;
        };
    }

    public static Tone tone(AttemptState state) {
        return switch (state) {
            case CLEARED, CHARGEBACK_WON -> Tone.GOOD;
            case INITIATED, PENDING -> Tone.INFO;
            case UNKNOWN, CHARGEBACK_OPEN -> Tone.WARN;
            case FAILED, RETURNED, CHARGEBACK_LOST -> Tone.BAD;
            case CANCELLED -> Tone.NEUTRAL;
        };
    }

    public static Tone tone(Chargeback.State state) {
        return switch (state) {
            case OPEN -> Tone.WARN;
            case WON -> Tone.GOOD;
            case LOST -> Tone.BAD;
        };
    }

    /** Why a payment did not come, in plain words. */
    public static String reason(@Nullable String code) {
        String said = code == null ? "" : code;
        return switch (said) {
            case "" -> "";
            case "insufficient_funds" -> "Not enough money on the card";
            case "bank_refused" -> "The payer's bank refused";
            case "NEVER_ARRIVED" -> "The provider never got the request; no money was taken";
            case "NOT_PAID" -> "The payer left without paying";
            case "AC04" -> "Account closed";
            case "fraudulent" -> "The payer says they did not order it";
            default -> said;
        };
    }

    public record Requests(
            Page<PaymentRequest> requests,
            List<Attempt> unknown,
            Map<CustomerId, Customer> customers,
            boolean ready,
            Instant now) {
        public Requests {
            unknown = List.copyOf(unknown);
            customers = Map.copyOf(customers);
        }

        public String nameOf(CustomerId id) {
            Customer customer = customers.get(id);
            return customer == null ? "" : customer.name();
        }

        /** {@code 3 hours} or {@code 2 days}. */
        public String age(Attempt attempt) {
            Instant since = attempt.unknownSince();
            return since == null ? "" : words(Duration.between(since, now));
        }

        private static String words(Duration age) {
            if (age.toHours() < 1) {
                return age.toMinutes() == 1 ? "1 minute" : age.toMinutes() + " minutes";
            }
            long hours = age.toHours();
            return hours < 48 ? hours == 1 ? "1 hour" : hours + " hours" : age.toDays() + " days";
        }

        /** After a week it is work for whoever closes the month. */
        public Tone tone(Attempt attempt) {
            Instant since = attempt.unknownSince();
            boolean old = since != null && Duration.between(since, now).compareTo(Duration.ofDays(7)) > 0;
            return old ? Tone.BAD : Tone.WARN;
        }
    }

    /** What a customer may be asked to pay, in one currency or several. */
    public record NewRequest(@Nullable Customer customer, List<Item> items, List<Choice> providers) {
        public NewRequest {
            items = List.copyOf(items);
            providers = List.copyOf(providers);
        }
    }

    /** An open item, and why it cannot be chosen now. */
    public record Item(OpenItem item, @Nullable String reserved) {}

    public record Request(
            PaymentRequest request,
            PaymentRequest.State state,
            Customer customer,
            String link,
            List<Slice> slices,
            Map<OpenItemId, OpenItem> items,
            List<Attempt> attempts,
            Map<Attempt, Chargeback> chargebacks,
            List<HistoryEntry> history,
            LocalDate today,
            boolean sandbox) {
        public Request {
            slices = List.copyOf(slices);
            items = Map.copyOf(items);
            attempts = List.copyOf(attempts);
            chargebacks = Map.copyOf(chargebacks);
            history = List.copyOf(history);
        }

        public String numberOf(Slice slice) {
            OpenItem item = items.get(slice.item());
            return item == null ? "" : item.number();
        }

        public Money openOf(Slice slice) {
            OpenItem item = items.get(slice.item());
            return item == null ? Money.zero(slice.amount().currency()) : item.open();
        }

        public boolean mayWithdraw() {
            return request.withdrawnAt() == null && state != PaymentRequest.State.PAID;
        }
    }

    public record ChargebackList(
            Page<Chargeback> chargebacks,
            Map<CustomerId, Customer> customers,
            Chargeback.@Nullable State state,
            LocalDate today) {
        public ChargebackList {
            customers = Map.copyOf(customers);
        }

        public String nameOf(Chargeback chargeback) {
            Customer customer = customers.get(chargeback.customer());
            return customer == null ? "" : customer.name();
        }

        /** How much time is left, while that matters. */
        public String left(Chargeback chargeback) {
            if (!chargeback.isOpen()) {
                return "";
            }
            long days = chargeback.daysLeft(today);
            return days < 0 ? "Too late" : days == 0 ? "Today" : days == 1 ? "1 day left" : days + " days left";
        }
    }
}
