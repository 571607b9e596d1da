/** Late fees: what a month would charge, charging it, the notes and waiving. */
@NullMarked
package org.tallystick.workbench.latefees;

import org.jspecify.annotations.NullMarked;
