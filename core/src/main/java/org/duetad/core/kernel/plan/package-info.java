/**
 * How the loops of a kernel are done, and where its numbers are.
 *
 * <p>Turns that do not depend on each other are lanes ({@code Shape}): an operation is a counted
 * loop over a block of at most 1024 turns. Other loops run turn by turn. Where that does too little
 * at once, the turns are independent instructions that are alike ({@code Groups}). What is in no
 * loop, does little at once, or has matrices is done number by number.
 *
 * <p>{@code KernelLayout} gives each number a place. What turns pass on to each other is close
 * together in memory ({@code MemoryPlaces}). Sums after loops of independent turns are computed
 * last ({@code LinearTail}), behind loops that do not read them ({@code PostponedSums}), as their
 * adjoints do not depend on the terms: so these loops are evaluated and pulled back block by block.
 */
@NullMarked
package org.duetad.core.kernel.plan;

import org.jspecify.annotations.NullMarked;
