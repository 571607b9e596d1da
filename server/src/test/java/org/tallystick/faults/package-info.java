/** What must hold when things go wrong: a process dies, others are at it too, somebody asks for what is not theirs. */
@NullMarked
package org.tallystick.faults;

import org.jspecify.annotations.NullMarked;
