/**
 * A sample company that lives through a year, day by day, on a clock of its own, by the same commands people use; and the
 * story of its latest month, told with figures read back from the system. Fictional through and through.
 */
@NullMarked
package org.tallystick.demo;

import org.jspecify.annotations.NullMarked;
