/** Payment terms: when parts of a document fall due and which discount an early payment earns; calendar dates only. */
@NullMarked
package org.tallystick.lib.receivables.terms;

import org.jspecify.annotations.NullMarked;
