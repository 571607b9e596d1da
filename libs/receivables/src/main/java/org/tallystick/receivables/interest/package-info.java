/** Interest on late payment. */
@NullMarked
package org.tallystick.receivables.interest;

import org.jspecify.annotations.NullMarked;
