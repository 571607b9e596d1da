@NullMarked
package org.tallystick.lib.bankfiles.mt940;

import org.jspecify.annotations.NullMarked;
