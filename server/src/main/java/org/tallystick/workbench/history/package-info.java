/** Timelines: what was written down, in words for people. */
@NullMarked
package org.tallystick.workbench.history;

import org.jspecify.annotations.NullMarked;
