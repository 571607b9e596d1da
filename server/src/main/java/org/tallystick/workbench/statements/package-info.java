/** Bank statements: import, what was in them, and what became of each line. */
@NullMarked
package org.tallystick.workbench.statements;

import org.jspecify.annotations.NullMarked;
