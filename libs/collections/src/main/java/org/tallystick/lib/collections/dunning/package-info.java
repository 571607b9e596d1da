/**
 * Dunning: which open items are demanded on a business day, at what level, and why the others are not. Pure functions of a
 * policy, items with what suspended them, and a day.
 */
@NullMarked
package org.tallystick.lib.collections.dunning;

import org.jspecify.annotations.NullMarked;
