package org.tallystick.lib.collections.disputes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.lib.money.Money;

/** Spreads a disputed amount over the installments of a document, the first ones first, as a credit memo would settle them. */
public final class DisputedParts {
    private DisputedParts() {}

    /** What is disputed of one installment. */
    public record Part<K>(K item, Money amount) {}

    /** What of an installment nobody disputes yet. */
    public record Free<K>(K item, Money amount) {}

    /**
     * The parts, which add up to the amount; empty when less than the amount is free. Installments of which nothing is free are
     * left out. All amounts are in one currency.
     */
    public static <K> Optional<List<Part<K>>> of(Money amount, List<Free<K>> installments) {
        Money left = amount;
        List<Part<K>> parts = new ArrayList<>();
        for (Free<K> one : installments) {
            Money part = left.min(one.amount());
            if (part.isPositive()) {
                parts.add(new Part<>(one.item(), part));
                left = left.minus(part);
            }
        }
        return left.isPositive() ? Optional.empty() : Optional.of(List.copyOf(parts));
    }

    /** What is free of all of them together. */
    public static <K> Money free(List<Free<K>> installments, Money zero) {
        return installments.stream().map(Free::amount).filter(Money::isPositive).reduce(zero, Money::plus);
    }
}
