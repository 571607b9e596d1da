/** The pages of customers, asked for as a browser does. */
@NullMarked
package org.tallystick.workbench.customers;

import org.jspecify.annotations.NullMarked;
