/** The page a recipient of a document sees without logging in: what it says, its PDF, and where to pay. */
@NullMarked
package org.tallystick.workbench.see;

import org.jspecify.annotations.NullMarked;
