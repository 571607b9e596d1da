@NullMarked
package org.tallystick.lib.collections.dunning;

import org.jspecify.annotations.NullMarked;
