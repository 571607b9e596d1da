/**
 * Promises to pay: how much of which open items, until when, and what became of it. While a promise is open, what was promised
 * is suspended from dunning; it is judged only when all bank data up to its last day are in.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"platform", "access", "audit", "approvals", "customers", "cashapp", "receivables"})
package org.tallystick.promises;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
