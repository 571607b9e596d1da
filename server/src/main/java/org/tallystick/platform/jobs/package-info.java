/** Work in the background whose progress is stored, shown live and resumed after a crash. */
@NullMarked
package org.tallystick.platform.jobs;

import org.jspecify.annotations.NullMarked;
