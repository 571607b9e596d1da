/**
 * What every bank file says, whatever its format: statements, entries and details as sealed events, and problems with a
 * code, a place and a sentence. Depends on {@code money} alone.
 */
@NullMarked
package org.tallystick.lib.bankfiles.statement;

import org.jspecify.annotations.NullMarked;
