/** Pages and problem details. */
@NullMarked
package org.tallystick.platform.web;

import org.jspecify.annotations.NullMarked;
