/** One invoice paid by several: who pays how much, exactly to the cent, per tax category and line. */
@NullMarked
package org.tallystick.lib.receivables.shares;

import org.jspecify.annotations.NullMarked;
