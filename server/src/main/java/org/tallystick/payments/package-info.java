/**
 * Money in and back: bank accounts, payments received, payments the bank took back, refunds, mandates to debit. What payments
 * settle is decided by receivables.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "access", "audit", "approvals", "customers", "ledger"})
package org.tallystick.payments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
