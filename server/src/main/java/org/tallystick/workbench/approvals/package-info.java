/** What waits for a second person, one request with what speaks for and against it, and who decides for whom. */
@NullMarked
package org.tallystick.workbench.approvals;

import org.jspecify.annotations.NullMarked;
