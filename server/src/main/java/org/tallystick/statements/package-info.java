/**
 * Statements of account as they were issued: drawn up for a month or on demand, each opening where the one before closed, kept
 * byte for byte with their hash. Delivery reacts to their issue; nobody but it, pages and commands calls this module.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "access", "audit", "customers", "insights", "invoicing"})
package org.tallystick.statements;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
