/** What the tests of this library share. */
@NullMarked
package org.tallystick.lib.einvoice.testing;

import org.jspecify.annotations.NullMarked;
