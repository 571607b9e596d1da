/** Texts made comparable: folded letters, words and their classes, distances. Depends on nothing. */
@NullMarked
package org.tallystick.lib.matching.text;

import org.jspecify.annotations.NullMarked;
