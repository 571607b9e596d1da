/**
 * Double entry: chart of accounts, periods, journal, exchange rates. {@link org.tallystick.ledger.Ledger#post} is the only
 * way in; an entry balances in every currency and in the company's own, or it is refused, by the code and by the database.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "access", "audit", "controls"})
package org.tallystick.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
