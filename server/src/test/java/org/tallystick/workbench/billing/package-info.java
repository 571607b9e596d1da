/** The pages of billing, asked for as a browser does. */
@NullMarked
package org.tallystick.workbench.billing;

import org.jspecify.annotations.NullMarked;
