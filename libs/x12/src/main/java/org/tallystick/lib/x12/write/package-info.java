/**
 * Writes interchanges. Counts, control numbers of transactions and levels are the writer's alone; what a partner could not
 * read is refused. Depends on {@code element} and {@code guide}.
 */
@NullMarked
package org.tallystick.lib.x12.write;

import org.jspecify.annotations.NullMarked;
