/**
 * From unbilled charges to posted documents: billing runs, drafts, pricing and tax, gapless numbers, invoices, credit memos.
 * An invoice commits with its open items, journal entry, audit event and outbox message, or not at all.
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
            "documents",
            "exemptions",
            "ledger",
            "payments",
            "receivables",
            "scrubber"
        })
package org.tallystick.invoicing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
