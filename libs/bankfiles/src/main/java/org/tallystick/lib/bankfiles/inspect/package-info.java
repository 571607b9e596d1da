/** Summaries of files for people and pipes: recognised by content, checked, in the keys of the command {@code inspect}. */
@NullMarked
package org.tallystick.lib.bankfiles.inspect;

import org.jspecify.annotations.NullMarked;
