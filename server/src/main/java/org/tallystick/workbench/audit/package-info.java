/** The audit log: who did what, when and why. */
@NullMarked
package org.tallystick.workbench.audit;

import org.jspecify.annotations.NullMarked;
