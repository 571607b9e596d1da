package org.tallystick.platform;

import java.util.Optional;

/**
 * Whose rows the current call may see. The transaction manager hands it to the database, whose row-level security shows
 * the rows of that company only; without a scope it shows none. {@link #directory()} shows the list of companies and
 * memberships, nothing else: for login, the company switcher and jobs that go from company to company.
 */
public sealed interface CompanyScope {
    record One(CompanyId company) implements CompanyScope {}

    record Directory() implements CompanyScope {}

    static CompanyScope of(CompanyId company) {
        return new One(company);
    }

    static CompanyScope directory() {
        return new Directory();
    }

    /** The scope of the current call, if it has one. */
    static Optional<CompanyScope> current() {
        return Bound.SCOPE.isBound() ? Optional.of(Bound.SCOPE.get()) : Optional.empty();
    }

    /** Runs the work in this scope and returns its result. */
    default <T, X extends Throwable> T call(ScopedValue.CallableOp<? extends T, X> work) throws X {
        return ScopedValue.where(Bound.SCOPE, this).call(work);
    }

    default void run(Runnable work) {
        ScopedValue.where(Bound.SCOPE, this).run(work);
    }

    /** Keeps the carrier out of reach: a scope is entered by {@link #call} and {@link #run} alone. */
    final class Bound {
        private static final ScopedValue<CompanyScope> SCOPE = ScopedValue.newInstance();

        private Bound() {}
    }
}
