package org.tallystick.lib.receivables.shares;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Split;

/** What is left of the nets of lines while parts are taken of them. */
final class LineShares {
    private final List<Money> left;

    LineShares(List<Money> nets) {
        this.left = new ArrayList<>(nets);
    }

    boolean isEmpty() {
        return left.stream().allMatch(Money::isZero);
    }

    /** A part of the lines that sums to the base; each line gives in proportion to what is left of it. */
    List<Money> take(Money base) {
        Money zero = base.minus(base);
        Money total = left.stream().reduce(zero, Money::plus);
        if (base.isNegative() || base.compareTo(total) > 0) {
            throw new IllegalArgumentException("cannot take " + base + " of " + total);
        }
        if (base.isZero()) {
            return left.stream().map(line -> zero).toList();
        }
        if (base.equals(total)) {
            List<Money> rest = List.copyOf(left);
            left.replaceAll(line -> zero);
            return rest;
        }
        Money off = cut(sum(zero, -1), base, total);
        List<Money> charged = spread(base.plus(off), 1);
        List<Money> takenOff = spread(off.negated(), -1);
        List<Money> part = new ArrayList<>(left.size());
        for (int i = 0; i < left.size(); i++) {
            Money taken = charged.get(i).plus(takenOff.get(i));
            part.add(taken);
            left.set(i, left.get(i).minus(taken));
        }
        return part;
    }

    /** Lines that cancel each other out, after all bases are taken: they go to the last part as they are. */
    List<Money> takeRest(List<Money> last) {
        Money zero = last.getFirst().minus(last.getFirst());
        if (!left.stream().reduce(zero, Money::plus).isZero()) {
            throw new IllegalArgumentException("the parts do not sum to the lines; left " + left);
        }
        List<Money> part = new ArrayList<>(left.size());
        for (int i = 0; i < left.size(); i++) {
            part.add(last.get(i).plus(left.get(i)));
        }
        left.replaceAll(line -> zero);
        return part;
    }

    private Money sum(Money zero, int sign) {
        return left.stream().filter(line -> has(line, sign)).map(Money::abs).reduce(zero, Money::plus);
    }

    /** Among the lines of one sign, by what is left of each. */
    private List<Money> spread(Money amount, int sign) {
        if (amount.isZero()) {
            return left.stream().map(line -> amount).toList();
        }
        return Split.byWeights(
                amount,
                left.stream()
                        .map(line -> has(line, sign) ? line.toDecimal().abs() : BigDecimal.ZERO)
                        .toList());
    }

    private static boolean has(Money line, int sign) {
        return sign > 0 ? line.isPositive() : line.isNegative();
    }

    /** amount x part / whole, cut to whole minor units. */
    private static Money cut(Money amount, Money part, Money whole) {
        BigInteger minor = BigInteger.valueOf(amount.minor())
                .multiply(BigInteger.valueOf(part.minor()))
                .divide(BigInteger.valueOf(whole.minor()));
        return new Money(minor.longValueExact(), amount.currency());
    }
}
