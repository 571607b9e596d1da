/**
 * Reads BAI2, the statements of banks in the United States, Canada and elsewhere. What the type codes mean is data in
 * {@code types.properties}. Depends on {@code statement} and {@code text}.
 */
@NullMarked
package org.tallystick.lib.bankfiles.bai2;

import org.jspecify.annotations.NullMarked;
