/**
 * Files of the American clearing house (NACHA), 94 characters a record: entries, returns and change notices are read with
 * tolerance, debits and credits are written strictly. Depends on {@code statement} and {@code money}.
 */
@NullMarked
package org.tallystick.lib.bankfiles.nacha;

import org.jspecify.annotations.NullMarked;
