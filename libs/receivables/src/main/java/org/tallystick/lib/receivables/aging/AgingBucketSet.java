package org.tallystick.lib.receivables.aging;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The buckets of an aging: a basis and the last day of every bucket but the oldest, which has no end. Edges 30, 60, 90 give
 * NOT_DUE, 1-30, 31-60, 61-90, &gt;90 by due date and 0-30, 31-60, 61-90, &gt;90 by invoice date (DOMAIN GV-BKT, RULE-03).
 */
public record AgingBucketSet(AgingBasis basis, List<Integer> edges) {
    /** By due date: NOT_DUE, 1-30, 31-60, 61-90, &gt;90. */
    public static final AgingBucketSet BY_DUE_DATE = new AgingBucketSet(AgingBasis.DUE_DATE, List.of(30, 60, 90));
    /** By invoice date: 0-30, 31-60, 61-90, &gt;90. */
    public static final AgingBucketSet BY_INVOICE_DATE =
            new AgingBucketSet(AgingBasis.INVOICE_DATE, List.of(30, 60, 90));

    private static final int MAXIMUM_EDGES = 12;
    private static final int MAXIMUM_DAYS = 9999;

    public AgingBucketSet {
        edges = List.copyOf(edges);
        if (edges.isEmpty() || edges.size() > MAXIMUM_EDGES) {
            throw new IllegalArgumentException("write 1 to " + MAXIMUM_EDGES + " bucket ends, such as 30,60,90");
        }
        int previous = 0;
        for (int edge : edges) {
            if (edge <= previous || edge > MAXIMUM_DAYS) {
                throw new IllegalArgumentException("bucket ends must rise from 1 to " + MAXIMUM_DAYS + ": " + edges);
            }
            previous = edge;
        }
    }

    /**
     * Buckets from their last days: {@code "30,60,90"}.
     *
     * @throws IllegalArgumentException naming the fix when they are no rising whole numbers
     */
    public static AgingBucketSet parse(AgingBasis basis, String edges) {
        List<Integer> days = new ArrayList<>();
        for (String edge : edges.split(",", -1)) {
            if (!edge.strip().matches("\\d{1,4}")) {
                throw new IllegalArgumentException(
                        "cannot read \"" + edge.strip() + "\" as days; write bucket ends such as 30,60,90");
            }
            days.add(Integer.parseInt(edge.strip()));
        }
        return new AgingBucketSet(basis, days);
    }

    /** Days past due on a day: 0 when due then or later. */
    public static long daysPastDue(LocalDate asOf, LocalDate dueOn) {
        return Math.max(0, ChronoUnit.DAYS.between(dueOn, asOf));
    }

    /** All buckets, youngest first. */
    public List<AgingBucket> buckets() {
        List<AgingBucket> buckets = new ArrayList<>();
        if (basis == AgingBasis.DUE_DATE) {
            buckets.add(new AgingBucket(0, "NOT_DUE"));
        }
        int from = basis == AgingBasis.DUE_DATE ? 1 : 0;
        for (int edge : edges) {
            buckets.add(new AgingBucket(buckets.size(), from + "-" + edge));
            from = edge + 1;
        }
        buckets.add(new AgingBucket(buckets.size(), ">" + edges.getLast()));
        return List.copyOf(buckets);
    }

    /** The bucket of an item on a day; what is invoiced only later counts as age 0. */
    public AgingBucket bucketOf(LocalDate asOf, LocalDate dueOn, LocalDate invoicedOn) {
        return buckets().get(indexOf(asOf, dueOn, invoicedOn));
    }

    int indexOf(LocalDate asOf, LocalDate dueOn, LocalDate invoicedOn) {
        return switch (basis) {
            case DUE_DATE -> {
                long age = daysPastDue(asOf, dueOn);
                yield age == 0 ? 0 : 1 + edgesBelow(age);
            }
            case INVOICE_DATE -> edgesBelow(Math.max(0, ChronoUnit.DAYS.between(invoicedOn, asOf)));
        };
    }

    private int edgesBelow(long age) {
        int count = 0;
        while (count < edges.size() && edges.get(count) < age) {
            count++;
        }
        return count;
    }

    /** The text that {@link #parse} reads. */
    public String edgesText() {
        return edges.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
