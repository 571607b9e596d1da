/** Certificates that end soon, and how one is ended. */
@NullMarked
package org.tallystick.workbench.exemptions;

import org.jspecify.annotations.NullMarked;
