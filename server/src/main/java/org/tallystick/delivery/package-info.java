/**
 * Documents as customers get them: rendered once, kept byte for byte, sent by mail or printed, with every attempt on record.
 * Reacts to the messages of invoicing after their commit; nobody but pages and commands calls it.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "access",
            "audit",
            "collections",
            "customers",
            "debits",
            "disputes",
            "documents",
            "einvoices",
            "insights",
            "invoicing",
            "latefees",
            "network",
            "payments",
            "receivables",
            "statements"
        })
package org.tallystick.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
