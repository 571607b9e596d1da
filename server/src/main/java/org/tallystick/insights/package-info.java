/**
 * What the books say: aging, statements of account, key figures, the figures of the home page, and every report as a table.
 * Reads the tables of all modules, writes none.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "access",
            "audit",
            "customers",
            "ledger",
            "payments",
            "receivables",
            "controls"
        })
package org.tallystick.insights;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
