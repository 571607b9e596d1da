package org.tallystick.receivables;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.Payments;
import org.tallystick.platform.CompanyId;

/** What an act of settling changes, collected so that it is written in a few statements however much it is. */
final class Moves {
    private final List<Allocation> made = new ArrayList<>();
    private final SortedMap<UUID, Share> items = new TreeMap<>();
    private final SortedMap<UUID, Share> payments = new TreeMap<>();

    /** An amount in minor units, and the base amount that goes with it. */
    record Share(long minor, long baseMinor) {
        Share plus(Share more) {
            return new Share(Math.addExact(minor, more.minor), Math.addExact(baseMinor, more.baseMinor));
        }

        static long[] column(Collection<Share> shares, ToLongFunction<Share> value) {
            return shares.stream().mapToLong(value).toArray();
        }
    }

    void made(Allocation allocation) {
        made.add(allocation);
    }

    /** Settled of an item; negative opens it again. */
    void settled(OpenItemId item, long minor, long baseMinor) {
        items.merge(item.value(), new Share(minor, baseMinor), Share::plus);
    }

    /** Used of a payment; negative gives it back. */
    void used(PaymentId payment, long minor, long baseMinor) {
        payments.merge(payment.value(), new Share(minor, baseMinor), Share::plus);
    }

    void write(CompanyId company, Allocations allocations, OpenItems openItems, Payments receipts) {
        if (made.isEmpty()) {
            return;
        }
        allocations.insert(company, made);
        openItems.settle(
                company,
                ids(items),
                Share.column(items.values(), Share::minor),
                Share.column(items.values(), Share::baseMinor));
        if (!payments.isEmpty()) {
            receipts.addAllocated(
                    company,
                    ids(payments),
                    Share.column(payments.values(), Share::minor),
                    Share.column(payments.values(), Share::baseMinor));
        }
    }

    private static UUID[] ids(Map<UUID, Share> shares) {
        return shares.keySet().toArray(UUID[]::new);
    }
}
