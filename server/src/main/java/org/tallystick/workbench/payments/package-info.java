/** Payments: list, entry, what each settled, and the matching page. */
@NullMarked
package org.tallystick.workbench.payments;

import org.jspecify.annotations.NullMarked;
