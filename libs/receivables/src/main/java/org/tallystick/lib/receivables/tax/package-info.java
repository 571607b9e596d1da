/** Document arithmetic: line nets, tax per category and rate under a rounding policy, and credits that end exactly. */
@NullMarked
package org.tallystick.lib.receivables.tax;

import org.jspecify.annotations.NullMarked;
