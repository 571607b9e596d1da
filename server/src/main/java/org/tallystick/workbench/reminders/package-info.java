/** Reminding customers: who is late and where that stands, runs, single reminders, and what a customer is spared. */
@NullMarked
package org.tallystick.workbench.reminders;

import org.jspecify.annotations.NullMarked;
