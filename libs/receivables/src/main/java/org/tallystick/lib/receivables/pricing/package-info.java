/** What a line of a rate card comes to for a quantity and a part of a period, step by step. */
@NullMarked
package org.tallystick.lib.receivables.pricing;

import org.jspecify.annotations.NullMarked;
