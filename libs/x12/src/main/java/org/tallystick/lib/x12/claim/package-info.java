/**
 * Claims of providers to health plans: transactions 837, professional (005010X222) and institutional (005010X223), primary
 * or with what other plans decided. Depends on {@code element} and {@code write}.
 */
@NullMarked
package org.tallystick.lib.x12.claim;

import org.jspecify.annotations.NullMarked;
