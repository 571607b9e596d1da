/** The import wizard: choose what, load a file, map its columns, look at the dry run, take it in, read the report. */
@NullMarked
package org.tallystick.workbench.imports;

import org.jspecify.annotations.NullMarked;
