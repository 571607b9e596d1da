/**
 * Deeds that take a second person: who has to agree to what, what waits for a decision, who decides for whom. A deed is kept
 * as it was asked for and carried out in the transaction of its approval.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "access", "audit"})
package org.tallystick.approvals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
