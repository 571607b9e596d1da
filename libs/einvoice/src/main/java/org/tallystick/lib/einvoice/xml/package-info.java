/** The first look at a document: its root, and whether it is safe to read. */
@NullMarked
package org.tallystick.lib.einvoice.xml;

import org.jspecify.annotations.NullMarked;
