/** Key figures of receivables as functions of plain numbers, each with its named variant and formula text. */
@NullMarked
package org.tallystick.lib.receivables.kpi;

import org.jspecify.annotations.NullMarked;
