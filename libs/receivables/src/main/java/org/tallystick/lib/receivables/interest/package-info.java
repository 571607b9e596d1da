/** Interest on late payment. */
@NullMarked
package org.tallystick.lib.receivables.interest;

import org.jspecify.annotations.NullMarked;
