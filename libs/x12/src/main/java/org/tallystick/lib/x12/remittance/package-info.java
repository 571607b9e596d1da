/**
 * What a payment is for, as its payer sends it by EDI: the transaction 820, also as the addenda of an ACH payment (CTX).
 * Depends on the envelope reader.
 */
@NullMarked
package org.tallystick.lib.x12.remittance;

import org.jspecify.annotations.NullMarked;
