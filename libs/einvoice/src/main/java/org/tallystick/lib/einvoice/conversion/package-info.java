/** From one syntax of an invoice to another, with everything named that has no place there. */
@NullMarked
package org.tallystick.lib.einvoice.conversion;

import org.jspecify.annotations.NullMarked;
