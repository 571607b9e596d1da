@NullMarked
package org.tallystick.collections;

import org.jspecify.annotations.NullMarked;
