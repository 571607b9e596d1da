/**
 * Reads MT940 and MT942, the statements of SWIFT, in the spellings banks really use. The grammar is own code: two fields
 * of it matter, and what does not fit must become a problem with a place. Depends on {@code statement}, {@code text} and
 * {@code dialect}.
 */
@NullMarked
package org.tallystick.lib.bankfiles.mt940;

import org.jspecify.annotations.NullMarked;
