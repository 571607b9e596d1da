/** Electronic invoices on the network: what became of each, and what is to be done about those their buyers rejected. */
@NullMarked
package org.tallystick.workbench.einvoices;

import org.jspecify.annotations.NullMarked;
