/**
 * The edits a claim goes through before it is sent: a catalogue as data, a check per edit, and what they find in a file of
 * transactions 837. Depends on {@code libs/x12} alone; code sets and rules of payers are given by whoever asks.
 */
@NullMarked
package org.tallystick.lib.claims;

import org.jspecify.annotations.NullMarked;
