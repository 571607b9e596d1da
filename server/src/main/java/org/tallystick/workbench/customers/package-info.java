/** Customers with what they owe, their contacts and their timeline. */
@NullMarked
package org.tallystick.workbench.customers;

import org.jspecify.annotations.NullMarked;
