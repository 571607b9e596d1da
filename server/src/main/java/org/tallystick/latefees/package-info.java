/**
 * What being late costs customers: dated rules, the fees and the interest they lead to month by month, each an open item of its
 * own that outlives what it was charged for, and what is waived of them.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "access",
            "audit",
            "approvals",
            "customers",
            "ledger",
            "receivables",
            "onboarding"
        })
package org.tallystick.latefees;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
