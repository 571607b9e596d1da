/** Gain and loss on items in a foreign currency, per slice that settles them. */
@NullMarked
package org.tallystick.lib.receivables.fx;

import org.jspecify.annotations.NullMarked;
