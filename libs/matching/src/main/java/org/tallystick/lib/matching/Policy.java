package org.tallystick.lib.matching;

import java.util.Map;
import java.util.Set;

/**
 * What a company has decided about matching; amounts in minor units by currency.
 *
 * @param promoteAll for measurement only: every rule posts when no guard speaks against it
 */
public record Policy(
        String version,
        boolean promoteAll,
        Map<String, Long> smallDifference,
        Map<String, Set<Long>> bankFees,
        int discountGraceDays,
        Map<String, Long> autoPostLimit,
        int duplicateWindowDays) {
    public Policy {
        smallDifference = Map.copyOf(smallDifference);
        bankFees = Map.copyOf(bankFees);
        autoPostLimit = Map.copyOf(autoPostLimit);
    }

    /** No small differences, no fees, no limit. */
    public static Policy defaults() {
        return new Policy("default", false, Map.of(), Map.of(), 2, Map.of(), 30);
    }

    public Policy withPromoteAll(boolean value) {
        return new Policy(
                version, value, smallDifference, bankFees, discountGraceDays, autoPostLimit, duplicateWindowDays);
    }

    public Policy withSmallDifference(Map<String, Long> value) {
        return new Policy(version, promoteAll, value, bankFees, discountGraceDays, autoPostLimit, duplicateWindowDays);
    }

    public Policy withBankFees(Map<String, Set<Long>> value) {
        return new Policy(
                version, promoteAll, smallDifference, value, discountGraceDays, autoPostLimit, duplicateWindowDays);
    }

    public Policy withAutoPostLimit(Map<String, Long> value) {
        return new Policy(
                version, promoteAll, smallDifference, bankFees, discountGraceDays, value, duplicateWindowDays);
    }

    public Policy withDiscountGraceDays(int value) {
        return new Policy(version, promoteAll, smallDifference, bankFees, value, autoPostLimit, duplicateWindowDays);
    }

    public Policy withDuplicateWindowDays(int value) {
        return new Policy(version, promoteAll, smallDifference, bankFees, discountGraceDays, autoPostLimit, value);
    }

    /** Without the differences that go with an exact payment only: a fee or a small one beside a rate would explain anything. */
    Policy exact() {
        return withSmallDifference(Map.of()).withBankFees(Map.of());
    }

    long smallDifference(String currency) {
        return smallDifference.getOrDefault(currency, 0L);
    }

    boolean isFee(String currency, long minor) {
        return bankFees.getOrDefault(currency, Set.of()).contains(minor);
    }

    /** True when a payment is too large to be applied by itself. */
    public boolean exceedsLimit(String currency, long minor) {
        return minor > autoPostLimit.getOrDefault(currency, Long.MAX_VALUE);
    }
}
