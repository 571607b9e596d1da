/** Contracts: their drafts, versions, schedules and usage; why a charge has its price; the page on which customers sign. */
@NullMarked
package org.tallystick.workbench.contracts;

import org.jspecify.annotations.NullMarked;
