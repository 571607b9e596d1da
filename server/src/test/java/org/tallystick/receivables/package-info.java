/** Tests of the sub-ledger. */
@NullMarked
package org.tallystick.receivables;

import org.jspecify.annotations.NullMarked;
