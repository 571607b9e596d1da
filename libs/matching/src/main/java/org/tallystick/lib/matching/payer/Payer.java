package org.tallystick.lib.matching.payer;

import java.util.Set;

/**
 * Who paid, as far as it is known, and by what.
 *
 * @param value the account or the normalised name that told it
 * @param customers who it may be
 * @param scope the customers whose items are candidates; empty when nobody was identified
 * @param confirmations how often a learned alias was confirmed
 * @param contradicted account and name speak for different customers
 */
public record Payer(
        Kind kind, String value, Set<String> customers, Set<String> scope, int confirmations, boolean contradicted) {
    public Payer {
        customers = Set.copyOf(customers);
        scope = Set.copyOf(scope);
    }

    /** What identified a payer, the best first. */
    public enum Kind {
        ALIAS,
        ACCOUNT,
        NAME,
        NAME_ALIAS,
        SIMILAR_NAME,
        AMBIGUOUS,
        NONE
    }

    public boolean isKnown() {
        return !scope.isEmpty();
    }

    /** True when the evidence is good enough for rules that rest on amounts alone. */
    public boolean isSure() {
        return isKnown() && !contradicted && kind != Kind.SIMILAR_NAME && kind != Kind.AMBIGUOUS;
    }

    /** True when an account tells it. */
    public boolean isByAccount() {
        return kind == Kind.ALIAS || kind == Kind.ACCOUNT;
    }

    /** One of several possible payers, because the items named are its own. */
    public Payer as(String customer) {
        return new Payer(kind, value, Set.of(customer), Set.of(customer), confirmations, contradicted);
    }

    static Payer nobody(Kind kind, String value, Set<String> customers) {
        return new Payer(kind, value, customers, Set.of(), 0, false);
    }
}
