package org.tallystick.lib.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Splits an amount into parts that always sum to the whole, by largest remainder (DOMAIN RULE-14, GV-RND4): each part is
 * its exact share cut to whole minor units, and the units left over go one each to the parts that lost most, the earlier
 * one on a tie. A negative amount splits like its positive mirror image.
 */
public final class Split {
    private Split() {}

    /**
     * Equal parts, the larger ones first: {@code Split.evenly(100.00 EUR, 3)} is 33.34, 33.33, 33.33.
     *
     * @throws IllegalArgumentException when {@code parts} is below 1
     */
    public static List<Money> evenly(Money whole, int parts) {
        if (parts < 1) {
            throw new IllegalArgumentException("cannot split into " + parts + " parts");
        }
        return byShares(whole, Collections.nCopies(parts, BigInteger.ONE));
    }

    /**
     * Parts in proportion to the weights, in their order; a part of weight zero is zero.
     *
     * @throws IllegalArgumentException when a weight is negative or all are zero
     */
    public static List<Money> byWeights(Money whole, List<BigDecimal> weights) {
        int scale = weights.stream().mapToInt(BigDecimal::scale).max().orElse(0);
        return byShares(
                whole,
                weights.stream()
                        .map(weight -> weight.setScale(scale).unscaledValue())
                        .toList());
    }

    static List<Money> byIntegers(Money whole, long... weights) {
        return byShares(
                whole, Arrays.stream(weights).mapToObj(BigInteger::valueOf).toList());
    }

    private static List<Money> byShares(Money whole, List<BigInteger> shares) {
        BigInteger total = sumOf(shares);
        BigInteger amount = BigInteger.valueOf(whole.minor()).abs();
        BigInteger[] parts = new BigInteger[shares.size()];
        BigInteger[] lost = new BigInteger[shares.size()];
        BigInteger left = amount;
        for (int i = 0; i < parts.length; i++) {
            BigInteger[] cut = amount.multiply(shares.get(i)).divideAndRemainder(total);
            parts[i] = cut[0];
            lost[i] = cut[1];
            left = left.subtract(cut[0]);
        }
        for (int i : byLargest(lost).limit(left.intValueExact()).toArray()) {
            parts[i] = parts[i].add(BigInteger.ONE);
        }
        return signed(whole, parts);
    }

    private static BigInteger sumOf(List<BigInteger> shares) {
        if (shares.stream().anyMatch(share -> share.signum() < 0)) {
            throw new IllegalArgumentException("a weight is negative: " + shares);
        }
        BigInteger total = shares.stream().reduce(BigInteger.ZERO, BigInteger::add);
        if (total.signum() == 0) {
            throw new IllegalArgumentException("no weight is above zero");
        }
        return total;
    }

    private static IntStream byLargest(BigInteger[] lost) {
        Comparator<Integer> largestFirst = Comparator.comparing(i -> lost[i].negate());
        return IntStream.range(0, lost.length).boxed().sorted(largestFirst).mapToInt(Integer::intValue);
    }

    private static List<Money> signed(Money whole, BigInteger[] parts) {
        List<Money> result = new ArrayList<>(parts.length);
        for (BigInteger part : parts) {
            BigInteger minor = whole.isNegative() ? part.negate() : part;
            result.add(new Money(minor.longValueExact(), whole.currency()));
        }
        return List.copyOf(result);
    }
}
