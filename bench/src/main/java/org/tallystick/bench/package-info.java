/**
 * Benchmarks against a limit measured in the same run. A time counts only after its result was proved right; figures are
 * kept in docs/benchmarks.md.
 */
@NullMarked
package org.tallystick.bench;

import org.jspecify.annotations.NullMarked;
