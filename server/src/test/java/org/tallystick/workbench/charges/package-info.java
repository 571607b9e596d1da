/** The pages of charges, asked for as a browser does. */
@NullMarked
package org.tallystick.workbench.charges;

import org.jspecify.annotations.NullMarked;
