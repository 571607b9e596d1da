/** Our own checks of an invoice, in microseconds and by field; the official rules stay the judge. */
@NullMarked
package org.tallystick.lib.einvoice.checks;

import org.jspecify.annotations.NullMarked;
