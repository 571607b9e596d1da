/**
 * Disputes: cases on invoices, their lines and open items, with owners, tasks, days to answer and resolutions. While nobody
 * has decided, the disputed amount is suspended from dunning; what is accepted becomes a credit memo or a write-off by the
 * usual approvals.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "access",
            "audit",
            "approvals",
            "customers",
            "invoicing",
            "payments",
            "receivables"
        })
package org.tallystick.disputes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
