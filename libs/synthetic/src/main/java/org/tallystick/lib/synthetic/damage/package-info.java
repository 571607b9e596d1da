/** Damages files in a way a seed repeats, and holds readers to what they promise about such files. */
@NullMarked
package org.tallystick.lib.synthetic.damage;

import org.jspecify.annotations.NullMarked;
