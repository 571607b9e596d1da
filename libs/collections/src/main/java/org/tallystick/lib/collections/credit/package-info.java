/** How much a customer may still be sold on credit, and what speaks against it. */
@NullMarked
package org.tallystick.lib.collections.credit;

import org.jspecify.annotations.NullMarked;
