/** Direct debits: what would be collected, the runs with their files, and what became of each debit. */
@NullMarked
package org.tallystick.workbench.debits;

import org.jspecify.annotations.NullMarked;
