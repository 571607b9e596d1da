/**
 * Questions to health plans about coverage and their answers: transactions 270 and 271 (005010X279). Depends on
 * {@code element} and {@code write}.
 */
@NullMarked
package org.tallystick.lib.x12.eligibility;

import org.jspecify.annotations.NullMarked;
