/** Sums up interchanges for a person or a program. Depends on the readers. */
@NullMarked
package org.tallystick.lib.x12.inspect;

import org.jspecify.annotations.NullMarked;
