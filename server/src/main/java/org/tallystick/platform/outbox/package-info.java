/** Messages written with a deed and worked off after its commit, at least once. */
@NullMarked
package org.tallystick.platform.outbox;

import org.jspecify.annotations.NullMarked;
