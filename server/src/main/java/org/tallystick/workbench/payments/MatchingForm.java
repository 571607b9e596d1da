package org.tallystick.workbench.payments;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.Slice;
import org.tallystick.workbench.Entered;

/**
 * The matching form as it was sent: ticked items ({@code pick}), amounts ({@code amount.ID}) and granted discounts ({@code
 * discount.ID}). A ticked item without an amount gets what is open on it, as far as the payment goes.
 */
record MatchingForm(Set<OpenItemId> chosen, Map<String, String> fields) {
    static MatchingForm of(List<UUID> picked, Map<String, String> fields) {
        Set<OpenItemId> chosen = new LinkedHashSet<>();
        picked.forEach(id -> chosen.add(new OpenItemId(id)));
        fields.forEach((name, value) -> {
            if (name.startsWith("amount.") && !value.isBlank()) {
                chosen.add(new OpenItemId(id(name)));
            }
        });
        return new MatchingForm(chosen, fields);
    }

    private static UUID id(String field) {
        try {
            return UUID.fromString(field.substring("amount.".length()));
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound("open item");
        }
    }

    boolean grantsDiscount(OpenItem item) {
        return fields.containsKey("discount." + item.id());
    }

    /** How much is used of the credits ticked; their amounts are below zero on the form. */
    List<Slice> credits(List<OpenItem> items) {
        List<Slice> credits = new ArrayList<>();
        for (OpenItem item : items) {
            if (!item.open().isNegative()) {
                continue;
            }
            String typed = fields.getOrDefault("amount." + item.id(), "");
            Money amount = typed.isBlank() ? item.open() : Entered.money("amount", typed, item.currency());
            if (!amount.isNegative()) {
                throw Refusal.invalid(
                        "CREDIT_NOT_NEGATIVE",
                        "Write what is used of credit " + item.number() + " with a minus, such as " + item.open()
                                + ".");
            }
            credits.add(new Slice(item.id(), amount.negated()));
        }
        return credits;
    }

    /** What is to be settled; the items come in the order of their due dates. */
    List<Slice> slices(List<OpenItem> items, Map<OpenItemId, Money> discounts, Money left) {
        List<Slice> slices = new ArrayList<>();
        Money rest = left;
        for (OpenItem item : items) {
            if (item.open().isNegative()) {
                continue;
            }
            Money amount = amount(item, discounts, rest);
            if (!amount.isZero()) {
                slices.add(new Slice(item.id(), amount));
                rest = rest.minus(amount);
            }
        }
        return slices;
    }

    private Money amount(OpenItem item, Map<OpenItemId, Money> discounts, Money rest) {
        String typed = fields.getOrDefault("amount." + item.id(), "");
        if (!typed.isBlank()) {
            return Entered.money("amount", typed, item.currency());
        }
        Money zero = Money.zero(item.currency());
        Money discount = grantsDiscount(item) ? discounts.getOrDefault(item.id(), zero) : zero;
        return item.open().minus(discount).min(rest).max(zero);
    }
}
