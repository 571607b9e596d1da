/**
 * The exchange files of cash application: reads them, replays labelled lines, matches, writes proposals, and scores them
 * against the truth. Amounts in the files have two decimals in every currency.
 */
@NullMarked
package org.tallystick.lib.matching.protocol;

import org.jspecify.annotations.NullMarked;
