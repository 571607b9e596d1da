/**
 * Dunning: policies as dated data, runs that propose one reminder for all that a customer owes in a currency, what of them was
 * approved, sent or held back and why; the contact rules with their proof; suspensions by hand. Delivery sends what is approved
 * here and asks again right before; this module does not know it.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "access",
            "audit",
            "approvals",
            "customers",
            "cashapp",
            "invoicing",
            "ledger",
            "payments",
            "promises",
            "receivables"
        })
package org.tallystick.collections;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
