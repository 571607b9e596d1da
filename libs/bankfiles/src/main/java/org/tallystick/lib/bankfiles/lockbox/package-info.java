/**
 * Reads BAI lockbox files: checks that a bank received for us and the invoices their remittance slips name. Where fields
 * stand is data. Depends on {@code statement} and {@code text}.
 */
@NullMarked
package org.tallystick.lib.bankfiles.lockbox;

import org.jspecify.annotations.NullMarked;
