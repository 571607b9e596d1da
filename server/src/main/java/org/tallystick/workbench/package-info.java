/** The staff shell: layout, navigation, home, search palette, jobs with their progress, login and welcome pages, imports. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "access", "audit"})
package org.tallystick.workbench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
