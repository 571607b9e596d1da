package org.tallystick.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;

/**
 * One debit (positive) or credit (negative) of a journal entry: in the currency of the deed and in the company's own. An
 * exchange difference has an amount of zero and a base amount.
 */
public record Posting(
        AccountRef account,
        Money amount,
        Money base,
        @Nullable UUID customer) {
    public Posting {
        if (amount.isZero() && base.isZero()) {
            throw new IllegalArgumentException("a posting of nothing to " + account);
        }
    }

    public static Posting debit(AccountRole role, Money amount, Money base, @Nullable UUID customer) {
        return new Posting(new AccountRef.OfRole(role), amount, base, customer);
    }

    public static Posting credit(AccountRole role, Money amount, Money base, @Nullable UUID customer) {
        return new Posting(new AccountRef.OfRole(role), amount.negated(), base.negated(), customer);
    }

    /** To an account by its number, such as the one of a bank account. */
    public static Posting debit(String account, Money amount, Money base, @Nullable UUID customer) {
        return new Posting(new AccountRef.Numbered(account), amount, base, customer);
    }

    public static Posting credit(String account, Money amount, Money base, @Nullable UUID customer) {
        return new Posting(new AccountRef.Numbered(account), amount.negated(), base.negated(), customer);
    }

    /** The same the other way round. */
    public Posting reversed() {
        return new Posting(account, amount.negated(), base.negated(), customer);
    }

    /** An account by the role it plays, or by its number. */
    public sealed interface AccountRef {
        record OfRole(AccountRole role) implements AccountRef {}

        record Numbered(String number) implements AccountRef {}
    }
}
