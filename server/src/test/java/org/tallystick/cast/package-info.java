/** The companies and people that tests, screenshots and documents share. */
@NullMarked
package org.tallystick.cast;

import org.jspecify.annotations.NullMarked;
