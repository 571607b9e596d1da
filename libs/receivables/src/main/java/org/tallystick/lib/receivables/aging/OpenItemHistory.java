package org.tallystick.lib.receivables.aging;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

/**
 * Open amounts of one currency, reconstructed from append-only facts for any date and any state of knowledge (DOMAIN
 * RULE-01, GV-ASOF). The order of the facts does not matter.
 *
 * @param <K> what identifies an item
 */
public final class OpenItemHistory<K> {
    private final CurrencyCode currency;
    private final Map<K, PostedItem<K>> items = new LinkedHashMap<>();
    private final Map<K, List<AllocationSlice<K>>> slices = new LinkedHashMap<>();

    /** @throws IllegalArgumentException when an item appears twice, a slice has no item or a currency differs */
    public OpenItemHistory(
            CurrencyCode currency, Collection<PostedItem<K>> posted, Collection<AllocationSlice<K>> allocated) {
        this.currency = currency;
        for (PostedItem<K> item : posted) {
            requireCurrency(item.amount());
            if (items.put(item.id(), item) != null) {
                throw new IllegalArgumentException("item " + item.id() + " is posted twice");
            }
            slices.put(item.id(), new ArrayList<>());
        }
        for (AllocationSlice<K> slice : allocated) {
            requireCurrency(slice.amount());
            slicesOf(slice.itemId()).add(slice);
        }
    }

    /**
     * The posted amount less the slices effective by then, each only where its fact counts. An allocation dated before its
     * item is posted shows as a credit until then, so that the sum of all open amounts equals the ledger on every day
     * (SEEN-11).
     */
    public Money openAmount(K id, AsOf asOf) {
        List<AllocationSlice<K>> settled = slicesOf(id);
        PostedItem<K> item = items.get(id);
        Money open = item != null && asOf.includes(item.postedOn(), item.recordedAt())
                ? item.amount()
                : Money.zero(currency);
        for (AllocationSlice<K> slice : settled) {
            if (asOf.includes(slice.effectiveOn(), slice.recordedAt())) {
                open = open.minus(slice.amount());
            }
        }
        return open;
    }

    /** The sum of all open amounts, credits negative. */
    public Money outstanding(AsOf asOf) {
        return items.keySet().stream().map(id -> openAmount(id, asOf)).reduce(Money.zero(currency), Money::plus);
    }

    /** Positive open amounts by bucket, negative ones as credits; sums to {@link #outstanding}. */
    public Aging aging(AgingBucketSet bucketSet, AsOf asOf) {
        List<Money> amounts =
                new ArrayList<>(Collections.nCopies(bucketSet.buckets().size(), Money.zero(currency)));
        Money credits = Money.zero(currency);
        for (PostedItem<K> item : items.values()) {
            Money open = openAmount(item.id(), asOf);
            if (open.isNegative()) {
                credits = credits.plus(open);
            } else {
                int index = bucketSet.indexOf(asOf.date(), item.dueOn(), item.invoicedOn());
                amounts.set(index, amounts.get(index).plus(open));
            }
        }
        return new Aging(bucketSet, amounts, credits);
    }

    private List<AllocationSlice<K>> slicesOf(K id) {
        List<AllocationSlice<K>> found = slices.get(id);
        if (found == null) {
            throw new IllegalArgumentException("there is no item " + id);
        }
        return found;
    }

    private void requireCurrency(Money amount) {
        if (!amount.currency().equals(currency)) {
            throw new IllegalArgumentException(amount + " in a history of " + currency);
        }
    }
}
