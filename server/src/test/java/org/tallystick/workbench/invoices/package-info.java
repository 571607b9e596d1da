/** The pages of invoices, asked for as a browser does. */
@NullMarked
package org.tallystick.workbench.invoices;

import org.jspecify.annotations.NullMarked;
