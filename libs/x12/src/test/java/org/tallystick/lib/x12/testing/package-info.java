/** What the tests of this library share. */
@NullMarked
package org.tallystick.lib.x12.testing;

import org.jspecify.annotations.NullMarked;
