/** Orders: the list, and one order with what became of each of its lines. */
@NullMarked
package org.tallystick.workbench.orders;

import org.jspecify.annotations.NullMarked;
