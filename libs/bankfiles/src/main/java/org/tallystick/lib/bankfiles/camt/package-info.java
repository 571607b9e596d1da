/**
 * Reads camt.052, camt.053 and camt.054 of ISO 20022 in every version: paths are mapped by local names, not by schema.
 * Depends on {@code statement} and {@code xml}.
 */
@NullMarked
package org.tallystick.lib.bankfiles.camt;

import org.jspecify.annotations.NullMarked;
