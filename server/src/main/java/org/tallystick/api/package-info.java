/**
 * The REST interface, {@code /api/v1}: JSON in snake case for programs with a key. Reads come from the database as they are
 * answered; whatever changes something goes through the desks that pages use.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "access",
            "customers",
            "contracts",
            "credit",
            "delivery",
            "disputes",
            "promises",
            "einvoices",
            "invoicing",
            "onboarding",
            "payments",
            "receivables"
        })
package org.tallystick.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
