/** The cash clerk's desk: the review queue, flags on payments, unapplied money by age, straight-through figures. */
@NullMarked
package org.tallystick.workbench.review;

import org.jspecify.annotations.NullMarked;
