/** Disputes: which step may follow which, over what open amounts a disputed amount is spread, who gets a case. */
@NullMarked
package org.tallystick.lib.collections.disputes;

import org.jspecify.annotations.NullMarked;
