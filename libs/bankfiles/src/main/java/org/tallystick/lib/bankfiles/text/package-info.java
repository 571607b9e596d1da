/** Text files as lines: ends of lines, encodings and limits. Depends on {@code statement} for limits. */
@NullMarked
package org.tallystick.lib.bankfiles.text;

import org.jspecify.annotations.NullMarked;
