/**
 * Posted documents as electronic invoices: what they say in the terms of EN 16931, which form each customer wants, and what
 * the official rules say before anything is posted. Invoicing asks through {@code PostingGate} and does not know this module.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"platform", "access", "audit", "customers", "invoicing", "payments", "receivables"})
package org.tallystick.einvoices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
