/** Tests of the controls. */
@NullMarked
package org.tallystick.controls;

import org.jspecify.annotations.NullMarked;
