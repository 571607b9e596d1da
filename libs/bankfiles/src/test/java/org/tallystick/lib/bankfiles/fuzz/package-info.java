/** Damaged files for every reader: whatever the bytes are, there are problems and no exceptions. */
@NullMarked
package org.tallystick.lib.bankfiles.fuzz;

import org.jspecify.annotations.NullMarked;
