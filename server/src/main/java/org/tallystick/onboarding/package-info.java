/**
 * How customers are taken in: a checklist per company with evidence that can expire, and the acknowledgement that somebody pays
 * and accepts terms and late fees. Nothing is posted for a customer who is not active; invoicing asks through its port.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "access", "audit", "customers", "documents", "invoicing"})
package org.tallystick.onboarding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
