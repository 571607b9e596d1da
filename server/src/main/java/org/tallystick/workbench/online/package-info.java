/** Online payments: what customers are asked to pay by a link, how each attempt went, what payers dispute. */
@NullMarked
package org.tallystick.workbench.online;

import org.jspecify.annotations.NullMarked;
