/** Readers of bank files: pull readers with sealed events; content never throws, it yields problems with code and place. */
@NullMarked
package org.tallystick.bankfiles;

import org.jspecify.annotations.NullMarked;
