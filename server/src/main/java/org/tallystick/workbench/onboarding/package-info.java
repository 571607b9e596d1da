/** Customers on their way in: what is missing, what was accepted, and who becomes active. */
@NullMarked
package org.tallystick.workbench.onboarding;

import org.jspecify.annotations.NullMarked;
