/**
 * What partners agreed on for each transaction, as data: segments with their elements in {@code dictionary.txt}, the order,
 * use and values of segments in a file for each guide, written in our own words from knowledge of the trade. A walk along a
 * guide finds what is missing, repeated, out of order or no allowed value. Depends on the segments.
 */
@NullMarked
package org.tallystick.lib.x12.guide;

import org.jspecify.annotations.NullMarked;
