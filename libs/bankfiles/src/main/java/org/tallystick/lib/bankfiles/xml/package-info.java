/** The one place where bank files in XML are parsed: hardened, limited, and with problems instead of exceptions. */
@NullMarked
package org.tallystick.lib.bankfiles.xml;

import org.jspecify.annotations.NullMarked;
