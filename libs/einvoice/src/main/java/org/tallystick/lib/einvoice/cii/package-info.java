/** UN/CEFACT cross industry invoices (D16B), read into the model and written from it. */
@NullMarked
package org.tallystick.lib.einvoice.cii;

import org.jspecify.annotations.NullMarked;
