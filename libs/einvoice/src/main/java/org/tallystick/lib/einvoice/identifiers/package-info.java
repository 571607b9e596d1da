/** Numbers that tax offices give to traders, and whether one can be what it claims to be. */
@NullMarked
package org.tallystick.lib.einvoice.identifiers;

import org.jspecify.annotations.NullMarked;
