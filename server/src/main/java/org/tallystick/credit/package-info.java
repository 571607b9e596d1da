/**
 * Up to what customers may owe, and who is sold nothing on credit for now: credit limits in versions, exposure from its parts,
 * the rules by which customers are watched and held, and what order systems were told.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "access",
            "audit",
            "approvals",
            "customers",
            "contracts",
            "ledger",
            "payments",
            "receivables",
            "invoicing"
        })
package org.tallystick.credit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
