package org.tallystick.cashapp;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.matching.Policy;

/**
 * A company's policy of matching as it was set; its version stands in the policy too, for the engine to keep with what it
 * decides.
 *
 * @param recordedAt null for the defaults, which nobody set
 */
public record PolicyVersion(
        int version,
        Policy policy,
        @Nullable Instant recordedAt,
        @Nullable String recordedBy) {
    static final PolicyVersion DEFAULTS = new PolicyVersion(0, Policy.defaults(), null, null);

    public PolicyVersion {
        policy = new Policy(
                version == 0 ? policy.version() : "v" + version,
                false,
                policy.smallDifference(),
                policy.bankFees(),
                policy.discountGraceDays(),
                policy.autoPostLimit(),
                policy.duplicateWindowDays());
    }

    /** As decisions name it: {@code v3}, or {@code default}. */
    public String name() {
        return policy.version();
    }

    /** Those it says something about, in order. */
    public Set<String> currencies() {
        Set<String> currencies = new TreeSet<>(policy.smallDifference().keySet());
        currencies.addAll(policy.bankFees().keySet());
        currencies.addAll(policy.autoPostLimit().keySet());
        return currencies;
    }
}
