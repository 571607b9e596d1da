/** The staff workbench as its users meet it. */
@NullMarked
package org.tallystick.workbench;

import org.jspecify.annotations.NullMarked;
