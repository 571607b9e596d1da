/** The page on which a customer reads and signs a contract, without a login. */
@NullMarked
package org.tallystick.workbench.sign;

import org.jspecify.annotations.NullMarked;
