/** Tests of cash application. */
@NullMarked
package org.tallystick.cashapp;

import org.jspecify.annotations.NullMarked;
