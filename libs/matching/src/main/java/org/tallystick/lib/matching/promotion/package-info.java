/** When a rule may post by itself: the cases it was right in, the bound they prove, and what takes it back. Depends on nothing. */
@NullMarked
package org.tallystick.lib.matching.promotion;

import org.jspecify.annotations.NullMarked;
