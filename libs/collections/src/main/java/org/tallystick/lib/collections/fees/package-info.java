/** What being late costs: fees, compensation, interest by the day. */
@NullMarked
package org.tallystick.lib.collections.fees;

import org.jspecify.annotations.NullMarked;
