/** Money paid back: asked for on the page of a payment, decided by somebody else, sent to the bank as a file. */
@NullMarked
package org.tallystick.workbench.refunds;

import org.jspecify.annotations.NullMarked;
