/** Payment codes for invoices and reminders: the text inside, and the squares to draw, without any graphics library. */
@NullMarked
package org.tallystick.lib.einvoice.qr;

import org.jspecify.annotations.NullMarked;
