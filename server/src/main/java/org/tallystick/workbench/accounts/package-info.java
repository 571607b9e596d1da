/** Statements of account: their runs, each as it was issued, and which a customer wants. */
@NullMarked
package org.tallystick.workbench.accounts;

import org.jspecify.annotations.NullMarked;
