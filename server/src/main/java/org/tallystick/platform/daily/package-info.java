/** Work that belongs to every business day of every company, caught up day by day when days were missed. */
@NullMarked
package org.tallystick.platform.daily;

import org.jspecify.annotations.NullMarked;
