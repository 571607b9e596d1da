@NullMarked
package org.tallystick.lib.claims;

import org.jspecify.annotations.NullMarked;
