/**
 * Interchanges of ANSI X12: segments and the envelopes around them, read as a stream that no content can break. What is
 * wrong comes as a problem with its place. Depends on {@code money}.
 */
@NullMarked
package org.tallystick.lib.x12;

import org.jspecify.annotations.NullMarked;
