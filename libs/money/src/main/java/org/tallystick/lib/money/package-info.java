/** Exact money: amounts in minor units, currencies, rounding written at the call, splits whose parts sum to the whole. */
@NullMarked
package org.tallystick.lib.money;

import org.jspecify.annotations.NullMarked;
