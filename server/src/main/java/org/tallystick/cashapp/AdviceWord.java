package org.tallystick.cashapp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.Slice;

/** What follows from an advice: each document is paid as it says, and what it leaves open has a name. */
sealed interface AdviceWord {
    /** The most items one settlement may have. */
    int MOST_ITEMS = 2_000;

    /**
     * Every line names something open that has room for what is paid on it.
     *
     * @param sentence what is settled, which discounts are granted, and what stays open
     */
    record Clear(List<Slice> slices, List<Slice> discounts, String sentence) implements AdviceWord {
        public Clear {
            slices = List.copyOf(slices);
            discounts = List.copyOf(discounts);
        }
    }

    /**
     * Nothing may be settled by itself.
     *
     * @param meant what the lines name and the payment could pay, for a person
     * @param sentence what is wrong
     */
    record Doubt(List<Slice> meant, String sentence) implements AdviceWord {
        public Doubt {
            meant = List.copyOf(meant);
        }
    }

    /** What to tell a person. */
    String sentence();

    /** How much of which item a person would settle by it; nothing without an advice. */
    static Map<OpenItemId, Money> meant(@Nullable AdviceWord word) {
        List<Slice> slices = switch (word) {
            case null -> List.of();
            case Clear clear -> clear.slices();
            case Doubt doubt -> doubt.meant();
        };
        Map<OpenItemId, Money> meant = new LinkedHashMap<>();
        slices.forEach(slice -> meant.put(slice.item(), slice.amount()));
        return meant;
    }

    /** What is known of the items that an advice may name. */
    interface Items {
        /** The open items of a document, the oldest first; none when it is not known or settled. */
        List<OpenItem> of(String document);

        /** What is open of an item now. */
        Money open(OpenItem item);

        /** The early-payment discount it has earned. */
        Money earned(OpenItem item);
    }

    /** Reads an advice against what is open. */
    static AdviceWord of(Money paid, JoinedAdvice advice, Items items) {
        var reading = new Reading(paid, items);
        advice.lines().forEach(reading::line);
        String difference = advice.difference(paid);
        String wrong = difference == null ? reading.wrong : difference;
        if (wrong == null && reading.slices.size() + reading.discounts.size() > MOST_ITEMS) {
            wrong = "The remittance advice names more than " + MOST_ITEMS + " items.";
        }
        if (wrong == null && reading.slices.isEmpty()) {
            wrong = "The remittance advice names no document.";
        }
        return wrong == null
                ? new Clear(slices(reading.slices), slices(reading.discounts), reading.sentence(advice))
                : new Doubt(reading.capped(), wrong);
    }

    private static List<Slice> slices(Map<OpenItemId, Money> amounts) {
        return amounts.entrySet().stream()
                .map(entry -> new Slice(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** One pass over the lines. */
    final class Reading {
        private final Money paid;
        private final Items items;
        private final Map<OpenItemId, Money> slices = new LinkedHashMap<>();
        private final Map<OpenItemId, Money> discounts = new LinkedHashMap<>();
        private final Map<OpenItemId, Money> left = new HashMap<>();
        private final List<String> said = new ArrayList<>();
        private @Nullable String wrong;

        private Reading(Money paid, Items items) {
            this.paid = paid;
            this.items = items;
        }

        private void line(AdviceLine line) {
            if (!line.net().currency().equals(paid.currency())) {
                return; // the difference says it
            }
            if (line.document().isEmpty()) {
                doubt("An adjustment of " + line.net() + reason(line) + " belongs to no document.");
                return;
            }
            if (line.net().isNegative() || line.net().isZero()) {
                doubt("Nothing is paid on " + line.document() + ", " + line.net() + " is used.");
                return;
            }
            List<OpenItem> found = items.of(line.document());
            if (found.isEmpty()) {
                doubt("Nothing is open under " + line.document() + ".");
                return;
            }
            Money rest = pay(found, line.net());
            if (rest.isPositive()) {
                doubt(line.net() + " is paid on " + line.document() + ", " + rest + " more than is open.");
                return;
            }
            discount(line, found);
        }

        private Money pay(List<OpenItem> found, Money net) {
            Money rest = net;
            for (OpenItem item : found) {
                Money open = left.computeIfAbsent(item.id(), _ -> items.open(item));
                Money part = open.min(rest);
                if (part.isPositive()) {
                    slices.merge(item.id(), part, Money::plus);
                    left.put(item.id(), open.minus(part));
                    rest = rest.minus(part);
                }
            }
            return rest;
        }

        private void discount(AdviceLine line, List<OpenItem> found) {
            OpenItem only = found.getFirst();
            Money open = left.getOrDefault(only.id(), Money.zero(paid.currency()));
            boolean granted = found.size() == 1
                    && line.discount().isPositive()
                    && line.discount().compareTo(open) <= 0
                    && line.discount().compareTo(items.earned(only)) <= 0;
            if (granted) {
                discounts.merge(only.id(), line.discount(), Money::plus);
                open = open.minus(line.discount());
                left.put(only.id(), open);
                said.add(line.document() + ": discount " + line.discount() + ".");
            } else if (line.discount().isPositive()) {
                said.add(line.document() + ": the discount of " + line.discount() + " is not earned.");
            }
            if (found.size() == 1 && open.isPositive()) {
                said.add(line.document() + ": " + open + " stays open" + reason(line) + ".");
            }
        }

        private static String reason(AdviceLine line) {
            return line.reason() == null ? "" : " (" + line.reason() + ")";
        }

        private void doubt(String sentence) {
            wrong = wrong == null ? sentence : wrong;
        }

        private String sentence(JoinedAdvice advice) {
            String documents =
                    advice.lines().size() == 1 ? "1 document" : advice.lines().size() + " documents";
            String first = "The remittance advice names " + documents + " and sums to the payment.";
            return said.isEmpty() ? first : first + " " + String.join(" ", said);
        }

        /** As much as was paid, in the order of the lines. */
        private List<Slice> capped() {
            List<Slice> meant = new ArrayList<>();
            Money rest = paid;
            for (Map.Entry<OpenItemId, Money> slice : slices.entrySet()) {
                Money part = slice.getValue().min(rest);
                if (part.isPositive() && meant.size() < MOST_ITEMS) {
                    meant.add(new Slice(slice.getKey(), part));
                    rest = rest.minus(part);
                }
            }
            return meant;
        }
    }
}
