/** How far back figures of the past look. */
@NullMarked
package org.tallystick.lib.receivables.history;

import org.jspecify.annotations.NullMarked;
