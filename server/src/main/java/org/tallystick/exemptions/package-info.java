/**
 * Certificates by which customers go without a tax: recorded with number, reason, days and document, needed where the company
 * says so, followed up before they end.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "access", "audit", "customers", "documents"})
package org.tallystick.exemptions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
