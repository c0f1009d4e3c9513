/**
 * Values that are not pulled back, with loops joined.
 *
 * <p>Values in a frame that keeps none for a sweep have a compiled function of their own, if that
 * is faster ({@code ValuesAlone}): it writes what other loops read, and the outputs to the caller's
 * array. Where a loop reads what an earlier one computes in turns nearby, as an update reads
 * fluxes, both become one loop ({@code LoopJoins}), which keeps these numbers in variables.
 */
@NullMarked
package org.duetad.core.kernel.joins;

import org.jspecify.annotations.NullMarked;
