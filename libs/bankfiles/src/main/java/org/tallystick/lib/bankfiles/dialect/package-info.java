/**
 * How banks pack references, names and accounts into the text of an MT940 entry; the words of each dialect are data in
 * {@code mt940.properties}. Depends on {@code statement}.
 */
@NullMarked
package org.tallystick.lib.bankfiles.dialect;

import org.jspecify.annotations.NullMarked;
