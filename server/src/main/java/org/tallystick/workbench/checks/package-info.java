/** Checks of invoices before they are posted: the catalogue of rules, and how severe they are for a customer. */
@NullMarked
package org.tallystick.workbench.checks;

import org.jspecify.annotations.NullMarked;
