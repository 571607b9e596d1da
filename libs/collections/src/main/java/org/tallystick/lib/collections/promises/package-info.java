/** Promises to pay: what was promised, and whether it was kept (DOMAIN SM-4). */
@NullMarked
package org.tallystick.lib.collections.promises;

import org.jspecify.annotations.NullMarked;
