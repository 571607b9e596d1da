/**
 * What there is to bill: charges from any source, each recorded once by its source's own id, waiting until a billing run
 * claims them.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "access", "audit", "customers", "documents"})
package org.tallystick.contracts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
