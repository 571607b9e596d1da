/** Disputes: the list, one dispute with what can be done next, opening one, and the lists and rules behind them. */
@NullMarked
package org.tallystick.workbench.disputes;

import org.jspecify.annotations.NullMarked;
