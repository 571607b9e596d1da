@NullMarked
package org.tallystick.lib.bankfiles.lockbox;

import org.jspecify.annotations.NullMarked;
