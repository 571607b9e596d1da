/** Who did what to which thing, why and when: append-only events, committed with the deed, ready for sealing. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "access"})
package org.tallystick.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
