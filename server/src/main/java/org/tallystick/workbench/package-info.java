/**
 * The staff pages: the shell with its navigation, home, search palette, jobs, login and welcome pages, and one package below
 * this one for each area of work. Pages read and command the business modules; no module knows its pages.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "access",
            "audit",
            "approvals",
            "collections",
            "controls",
            "credit",
            "customers",
            "contracts",
            "disputes",
            "promises",
            "documents",
            "exemptions",
            "ledger",
            "payments",
            "receivables",
            "invoicing",
            "latefees",
            "network",
            "onboarding",
            "debits",
            "einvoices",
            "providers",
            "cashapp",
            "delivery",
            "imports",
            "scrubber",
            "statements",
            "insights",
            "insights::export"
        })
package org.tallystick.workbench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
