/** Documents on their way: what waits to be printed, what failed, PDFs, and sending again. */
@NullMarked
package org.tallystick.workbench.deliveries;

import org.jspecify.annotations.NullMarked;
