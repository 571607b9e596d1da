/** The official rules of EN 16931, Peppol and XRechnung, run as their publishers wrote them. */
@NullMarked
package org.tallystick.lib.einvoice.rules;

import org.jspecify.annotations.NullMarked;
