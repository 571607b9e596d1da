/** Invoices and credit memos, and what settled them. */
@NullMarked
package org.tallystick.workbench.invoices;

import org.jspecify.annotations.NullMarked;
