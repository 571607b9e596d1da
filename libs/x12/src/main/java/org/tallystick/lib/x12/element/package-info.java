/**
 * What the transactions of health care have in common: parties, references, days, amounts, adjustments and procedures.
 * What a file does not say is an empty text, an empty list or null for amounts, numbers and days. Depends on
 * {@code money} and the segments.
 */
@NullMarked
package org.tallystick.lib.x12.element;

import org.jspecify.annotations.NullMarked;
