/**
 * Payment orders and their answers as messages of ISO 20022: credit transfers (pain.001) and direct debits (pain.008) are
 * written for SEPA and read for their control totals, status reports (pain.002) are read. Depends on {@code statement},
 * {@code xml} and {@code money}.
 */
@NullMarked
package org.tallystick.lib.bankfiles.pain;

import org.jspecify.annotations.NullMarked;
