/**
 * What a partner says of what it received: transactions 999 (005010X231) and 997, and TA1 for a whole interchange; read,
 * written, and built from what the walk along a guide found. Depends on {@code guide} and {@code write}.
 */
@NullMarked
package org.tallystick.lib.x12.acknowledgment;

import org.jspecify.annotations.NullMarked;
