/**
 * Money through payment providers: requests with a link, attempts to take money, what became of them, chargebacks, saved
 * methods, payouts. An attempt is committed before its provider is called; what is not known is found out by the reconciler
 * alone. Money moves by the desks of payments and receivables. The sandbox is a provider that the product plays itself.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"platform", "access", "audit", "customers", "ledger", "payments", "receivables"})
package org.tallystick.providers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
