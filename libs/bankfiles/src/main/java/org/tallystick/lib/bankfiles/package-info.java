/** Readers of bank files: pull readers with sealed events; content never throws, it yields problems with code and place. */
@NullMarked
package org.tallystick.lib.bankfiles;

import org.jspecify.annotations.NullMarked;
