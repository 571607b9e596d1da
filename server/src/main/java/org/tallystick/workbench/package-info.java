/**
 * The staff shell and its pages: layout, navigation, home, search palette, jobs with their progress, login and welcome, and a
 * package of pages for each area of work.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "access",
            "audit",
            "controls",
            "customers",
            "contracts",
            "ledger",
            "payments",
            "receivables",
            "invoicing",
            "cashapp",
            "delivery",
            "insights",
            "insights :: *"
        })
package org.tallystick.workbench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
