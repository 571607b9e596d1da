/**
 * Payments of health plans with what they pay and why not more: transactions 835 (005010X221). Their arithmetic is checked
 * at the line, the claim and the transaction, exactly; what does not balance is said, never mended. Depends on
 * {@code element}.
 */
@NullMarked
package org.tallystick.lib.x12.claimpayment;

import org.jspecify.annotations.NullMarked;
