/**
 * The sub-ledger: open items and what settles them. Posted amounts never change; an allocation is a fact of its own, undone
 * only by its mirror image, and commits with its journal entry.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"platform", "access", "audit", "approvals", "customers", "ledger", "payments"})
package org.tallystick.receivables;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
