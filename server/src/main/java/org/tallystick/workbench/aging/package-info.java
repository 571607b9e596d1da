/** Aging, and the statement of account of one customer. */
@NullMarked
package org.tallystick.workbench.aging;

import org.jspecify.annotations.NullMarked;
