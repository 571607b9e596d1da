/** The rules of collecting: pure functions without clock or database, one package for each subject. */
@NullMarked
package org.tallystick.lib.collections;

import org.jspecify.annotations.NullMarked;
