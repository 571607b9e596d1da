@NullMarked
package org.tallystick.lib.bankfiles.recognition;

import org.jspecify.annotations.NullMarked;
