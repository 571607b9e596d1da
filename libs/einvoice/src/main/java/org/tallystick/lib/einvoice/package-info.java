/** What an invoice tells machines: payment references with check digits and payment QR codes. */
@NullMarked
package org.tallystick.lib.einvoice;

import org.jspecify.annotations.NullMarked;
