/** Requests that must not have their effect twice. */
@NullMarked
package org.tallystick.platform.idempotency;

import org.jspecify.annotations.NullMarked;
