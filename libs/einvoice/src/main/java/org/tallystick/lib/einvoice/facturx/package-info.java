/** Factur-X and ZUGFeRD: a PDF/A-3 that carries its invoice as XML. */
@NullMarked
package org.tallystick.lib.einvoice.facturx;

import org.jspecify.annotations.NullMarked;
