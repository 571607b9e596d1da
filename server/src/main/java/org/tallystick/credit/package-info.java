/** Up to what customers may owe: credit limits in versions, with what secures them. A change takes a second person. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "access", "audit", "approvals", "customers", "ledger"})
package org.tallystick.credit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
