/**
 * Electronic invoices of EN 16931: their model, UBL, CII and Factur-X both ways, the official rules and our own checks;
 * payment references and payment QR codes. No content throws: what is wrong comes as a problem with its place. Depends on
 * {@code money}.
 */
@NullMarked
package org.tallystick.lib.einvoice;

import org.jspecify.annotations.NullMarked;
