/** Every report as a page and as a file. */
@NullMarked
package org.tallystick.workbench.reports;

import org.jspecify.annotations.NullMarked;
