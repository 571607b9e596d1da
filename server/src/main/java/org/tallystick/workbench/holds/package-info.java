/** Credit: who is watched and held, and how one customer stands. */
@NullMarked
package org.tallystick.workbench.holds;

import org.jspecify.annotations.NullMarked;
