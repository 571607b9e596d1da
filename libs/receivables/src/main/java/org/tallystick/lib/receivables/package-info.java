/** The mathematics of receivables: terms, installments, aging, allocation, key figures; pure functions without clock or database. */
@NullMarked
package org.tallystick.lib.receivables;

import org.jspecify.annotations.NullMarked;
