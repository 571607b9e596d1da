/**
 * Tables in text files: finds encoding and delimiter, gives rows with their numbers as in the file, and helps to read
 * amounts and dates in them. Depends on {@code statement} for problems.
 */
@NullMarked
package org.tallystick.lib.bankfiles.table;

import org.jspecify.annotations.NullMarked;
