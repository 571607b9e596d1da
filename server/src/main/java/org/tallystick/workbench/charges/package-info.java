/** Charges that wait to be billed, are billed or were withdrawn. */
@NullMarked
package org.tallystick.workbench.charges;

import org.jspecify.annotations.NullMarked;
