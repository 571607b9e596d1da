/** Whether the books are in order: the invariants, run on one snapshot, and the nightly tie-out, kept as evidence. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "access", "audit"})
package org.tallystick.controls;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
