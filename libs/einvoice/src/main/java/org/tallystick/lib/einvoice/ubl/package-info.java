/** UBL 2.1 invoices and credit notes, read into the model and written from it. */
@NullMarked
package org.tallystick.lib.einvoice.ubl;

import org.jspecify.annotations.NullMarked;
