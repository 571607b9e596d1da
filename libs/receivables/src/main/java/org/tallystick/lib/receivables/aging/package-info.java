/** Aging and as-of balances, derived from append-only facts with two times: effective date and knowledge time. */
@NullMarked
package org.tallystick.lib.receivables.aging;

import org.jspecify.annotations.NullMarked;
