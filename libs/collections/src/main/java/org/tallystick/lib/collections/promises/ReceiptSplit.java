package org.tallystick.lib.collections.promises;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.collections.promises.Promises.Receipt;
import org.tallystick.lib.money.Money;

/** Says which money of one item counts for which of the promises about it, so that none counts twice. */
public final class ReceiptSplit {
    private ReceiptSplit() {}

    /**
     * What a promise says of one item.
     *
     * @param part how much of the item was promised
     * @param endedOn the first day on which money no longer counts for it; null while it runs
     */
    public record Claim<K>(
            K promise,
            Money part,
            LocalDate madeOn,
            @Nullable LocalDate endedOn) {
        private boolean takes(LocalDate on) {
            return !on.isBefore(madeOn) && (endedOn == null || on.isBefore(endedOn));
        }
    }

    /**
     * The receipts by promise. Money fills the claims in their order, the one that is promised first before the others; what
     * is taken back is first what no claim took, then what the last claims took.
     */
    public static <K> Map<K, List<Receipt>> of(List<Claim<K>> claims, Collection<Receipt> receipts) {
        Map<K, List<Receipt>> taken = new LinkedHashMap<>();
        claims.forEach(claim -> taken.put(claim.promise(), new ArrayList<>()));
        if (claims.isEmpty()) {
            return taken;
        }
        Money beyond = Money.zero(claims.getFirst().part().currency());
        List<Receipt> ordered = new ArrayList<>(receipts);
        ordered.sort(Comparator.comparing(Receipt::on).thenComparing(Receipt::amount, Comparator.reverseOrder()));
        for (Receipt receipt : ordered) {
            beyond = receipt.amount().isNegative()
                    ? takeBack(claims, taken, receipt, beyond)
                    : beyond.plus(give(claims, taken, receipt));
        }
        return taken;
    }

    /** Returns what no claim takes. */
    private static <K> Money give(List<Claim<K>> claims, Map<K, List<Receipt>> taken, Receipt receipt) {
        Money left = receipt.amount();
        for (Claim<K> claim : claims) {
            List<Receipt> own = taken.getOrDefault(claim.promise(), List.of());
            Money part = claim.takes(receipt.on()) ? left.min(claim.part().minus(sum(own, left))) : zero(left);
            if (part.isPositive()) {
                own.add(new Receipt(receipt.on(), part));
                left = left.minus(part);
            }
        }
        return left;
    }

    /** Returns what no claim took and is still there. */
    private static <K> Money takeBack(
            List<Claim<K>> claims, Map<K, List<Receipt>> taken, Receipt receipt, Money beyond) {
        Money left = receipt.amount().negated();
        Money ofNobody = left.min(beyond);
        left = left.minus(ofNobody);
        for (Claim<K> claim : claims.reversed()) {
            List<Receipt> own = taken.getOrDefault(claim.promise(), List.of());
            Money part = left.min(sum(own, left));
            if (part.isPositive()) {
                own.add(new Receipt(receipt.on(), part.negated()));
                left = left.minus(part);
            }
        }
        return beyond.minus(ofNobody);
    }

    private static Money sum(List<Receipt> receipts, Money like) {
        return receipts.stream().map(Receipt::amount).reduce(zero(like), Money::plus);
    }

    private static Money zero(Money like) {
        return Money.zero(like.currency());
    }
}
