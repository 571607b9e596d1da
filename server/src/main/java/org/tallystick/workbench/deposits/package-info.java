/** Deposits: checks and cash brought to the bank together, with the slip that goes with them. */
@NullMarked
package org.tallystick.workbench.deposits;

import org.jspecify.annotations.NullMarked;
