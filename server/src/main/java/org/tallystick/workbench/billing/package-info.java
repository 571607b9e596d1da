/** Billing runs with their drafts. */
@NullMarked
package org.tallystick.workbench.billing;

import org.jspecify.annotations.NullMarked;
