/**
 * What there is to bill: contracts with their signed versions, schedules and usage, orders, and charges from them and from any
 * other source, each recorded once by its source's own id, waiting until a billing run claims them.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "access", "audit", "customers", "documents"})
package org.tallystick.contracts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
