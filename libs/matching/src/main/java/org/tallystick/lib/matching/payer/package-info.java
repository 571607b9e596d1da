/** From the payer of a line to a customer: accounts, learned aliases, names, groups. Depends on {@code text}. */
@NullMarked
package org.tallystick.lib.matching.payer;

import org.jspecify.annotations.NullMarked;
