/**
 * Direct debits through SEPA and ACH: what is due is collected from the accounts of payers who signed a mandate. A pending debit reserves its
 * items; money moves only when it is collected, through the desks of payments and receivables.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "access", "audit", "customers", "payments", "receivables"})
package org.tallystick.debits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
