/** What an electronic invoice holds, as a tree ready for JSON. */
@NullMarked
package org.tallystick.lib.einvoice.inspect;

import org.jspecify.annotations.NullMarked;
