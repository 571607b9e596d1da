/** Tells the format of a file by its beginning and opens the reader for it. Depends on the readers. */
@NullMarked
package org.tallystick.lib.bankfiles.recognition;

import org.jspecify.annotations.NullMarked;
