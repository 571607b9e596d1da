@NullMarked
package org.tallystick.lib.bankfiles.ofx;

import org.jspecify.annotations.NullMarked;
