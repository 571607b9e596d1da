/** What is not invoiced yet, why, and who sees to it. */
@NullMarked
package org.tallystick.workbench.unbilled;

import org.jspecify.annotations.NullMarked;
