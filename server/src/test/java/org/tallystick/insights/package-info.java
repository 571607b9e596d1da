@NullMarked
package org.tallystick.insights;

import org.jspecify.annotations.NullMarked;
