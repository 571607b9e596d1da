/**
 * The staff workbench: layout, navigation, search palette, jobs with their progress, login and welcome pages, and below it one
 * package of pages per area. Pages read and command; the rules are in the modules.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "access",
            "audit",
            "customers",
            "contracts",
            "ledger",
            "payments",
            "receivables",
            "invoicing",
            "cashapp",
            "controls",
            "insights"
        })
package org.tallystick.workbench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
