package org.tallystick.lib.receivables.aging;

/** One column of an aging, from the youngest (index 0): {@code NOT_DUE}, {@code 1-30}, {@code >90}. */
public record AgingBucket(int index, String label) implements Comparable<AgingBucket> {
    @Override
    public int compareTo(AgingBucket other) {
        return Integer.compare(index, other.index);
    }

    @Override
    public String toString() {
        return label;
    }
}
