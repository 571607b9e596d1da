/**
 * Requests for prior authorization and their answers: transactions 278 (005010X217), read only. Depends on {@code element}.
 */
@NullMarked
package org.tallystick.lib.x12.authorization;

import org.jspecify.annotations.NullMarked;
