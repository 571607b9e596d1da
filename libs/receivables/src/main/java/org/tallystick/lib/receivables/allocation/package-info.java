/** Proposals which open items a payment settles, and what explains a payment that fits or does not fit. */
@NullMarked
package org.tallystick.lib.receivables.allocation;

import org.jspecify.annotations.NullMarked;
