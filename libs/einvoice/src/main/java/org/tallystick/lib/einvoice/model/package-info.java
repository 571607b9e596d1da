/** An invoice as EN 16931 means it, without the syntax it travels in; the numbers of its terms (BT) and groups (BG) stand beside them. */
@NullMarked
package org.tallystick.lib.einvoice.model;

import org.jspecify.annotations.NullMarked;
