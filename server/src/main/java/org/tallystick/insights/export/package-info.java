/** One table for every report, and the files it can be written to. */
@NullMarked
@NamedInterface("export")
package org.tallystick.insights.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
