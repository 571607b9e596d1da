/** The ledger: chart of accounts, trial balance, accounts, entries, periods, rates, tie-out. */
@NullMarked
package org.tallystick.workbench.ledger;

import org.jspecify.annotations.NullMarked;
