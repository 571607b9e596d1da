/** The same named interface as in the product: module tests see whichever package comes first. */
@NullMarked
@NamedInterface("export")
package org.tallystick.insights.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
