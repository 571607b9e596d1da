/**
 * Ledgers made from a seed, with their truth. Knows nothing of what is measured on them: it uses money alone, and its
 * numbers, names and texts are its own. The same seed gives the same bytes.
 */
@NullMarked
package org.tallystick.lib.synthetic;

import org.jspecify.annotations.NullMarked;
