/** How many sets of up to three amounts give a sum, exactly and nearly. Depends on nothing. */
@NullMarked
package org.tallystick.lib.matching.subset;

import org.jspecify.annotations.NullMarked;
