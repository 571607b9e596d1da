package org.tallystick.workbench.promises;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.collections.promises.Judgement;
import org.tallystick.lib.collections.promises.PromiseState;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Page;
import org.tallystick.platform.web.HistoryEntry;
import org.tallystick.platform.web.Tone;
import org.tallystick.promises.PromiseId;
import org.tallystick.promises.PromiseToPay;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.workbench.Shell;

/** What the pages about promises show. */
public final class PromisePages {
    private PromisePages() {}

    /** Which promises are listed. */
    public enum View {
        OPEN("Open", EnumSet.of(PromiseState.PENDING, PromiseState.AWAITING_BANK_DATA)),
        BROKEN("Broken or partly kept", EnumSet.of(PromiseState.BROKEN, PromiseState.PARTIALLY_KEPT)),
        KEPT("Kept", EnumSet.of(PromiseState.KEPT, PromiseState.KEPT_LATE)),
        ALL("All", EnumSet.noneOf(PromiseState.class));

        private final String title;

        @SuppressWarnings("ImmutableEnumChecker") // Set.copyOf is immutable
        private final Set<PromiseState> states;

        View(String title, Set<PromiseState> states) {
            this.title = title;
            this.states = Set.copyOf(states);
        }

        public String title() {
            return title;
        }

        Set<PromiseState> states() {
            return states;
        }
    }

    public static Tone tone(PromiseState state) {
        return switch (state) {
            case PENDING -> Tone.INFO;
            case AWAITING_BANK_DATA, PARTIALLY_KEPT, KEPT_LATE -> Tone.WARN;
            case KEPT -> Tone.GOOD;
            case BROKEN -> Tone.BAD;
            case CANCELLED, SUPERSEDED -> Tone.NEUTRAL;
        };
    }

    /** A list, with what has come of each by now. */
    public record ListPage(
            Page<PromiseToPay> promises, Map<PromiseId, Judgement> come, Map<CustomerId, Customer> customers) {
        public ListPage {
            come = Map.copyOf(come);
            customers = Map.copyOf(customers);
        }

        public String customer(PromiseToPay promise) {
            Customer customer = customers.get(promise.customer());
            return customer == null ? "" : customer.name();
        }

        public Money come(PromiseToPay promise) {
            return PromisePages.come(promise, come.get(promise.id()));
        }

        public String summary(Shell shell) {
            long count = promises.total();
            return shell.count(count) + (count == 1 ? " promise" : " promises");
        }
    }

    private static Money come(PromiseToPay promise, @Nullable Judgement judgement) {
        return judgement == null
                ? Money.zero(promise.amount().currency())
                : judgement.inTime().plus(judgement.later());
    }

    public record Show(
            PromiseToPay promise,
            Customer customer,
            Judgement judgement,
            Map<OpenItemId, OpenItem> items,
            List<HistoryEntry> history) {
        public Show {
            items = Map.copyOf(items);
            history = List.copyOf(history);
        }

        public Money come() {
            return PromisePages.come(promise, judgement);
        }

        public @Nullable OpenItem item(PromiseToPay.Part part) {
            return items.get(part.item());
        }
    }

    /** The form: the open items of a customer, those of the promise that is replaced ticked, else what is due. */
    public record Form(
            Customer customer,
            List<OpenItem> items,
            Set<OpenItemId> ticked,
            @Nullable PromiseToPay replaces,
            LocalDate today) {
        public Form {
            items = List.copyOf(items);
            ticked = Set.copyOf(ticked);
        }

        static Set<OpenItemId> ticked(List<OpenItem> items, @Nullable PromiseToPay replaces, LocalDate today) {
            return replaces != null
                    ? replaces.parts().stream().map(PromiseToPay.Part::item).collect(Collectors.toSet())
                    : items.stream()
                            .filter(item -> item.isOverdue(today))
                            .map(OpenItem::id)
                            .collect(Collectors.toSet());
        }

        public boolean isTicked(OpenItem item) {
            return ticked.contains(item.id());
        }
    }

    static View view(String text) {
        return Arrays.stream(View.values())
                .filter(view -> view.name().equals(text))
                .findFirst()
                .orElse(View.OPEN);
    }
}
