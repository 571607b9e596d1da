@NullMarked
package org.tallystick.insights.export;

import org.jspecify.annotations.NullMarked;
