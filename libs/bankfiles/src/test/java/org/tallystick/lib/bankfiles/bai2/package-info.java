@NullMarked
package org.tallystick.lib.bankfiles.bai2;

import org.jspecify.annotations.NullMarked;
