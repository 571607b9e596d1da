/** Promises to pay: the list, one promise, and the form that takes one. */
@NullMarked
package org.tallystick.workbench.promises;

import org.jspecify.annotations.NullMarked;
