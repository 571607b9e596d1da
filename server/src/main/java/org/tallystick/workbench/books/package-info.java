/** Books health: the invariants, what broke them, and what stands still. */
@NullMarked
package org.tallystick.workbench.books;

import org.jspecify.annotations.NullMarked;
