/**
 * Reads OFX 1 (SGML, where end tags are optional) and OFX 2 (XML) with one tokenizer: amounts stay text until they are
 * exact, no entity is resolved, and one movement is in memory at a time. Depends on {@code statement} and {@code text}.
 */
@NullMarked
package org.tallystick.lib.bankfiles.ofx;

import org.jspecify.annotations.NullMarked;
