/**
 * The working memory of a sweep, and loops over its arrays that the JIT vectorises.
 *
 * <p>{@code Lanes} has the numbers of the block that a sweep is at, and the adjoints of each seed
 * ({@code AdjointMemory}). What all turns read has four partial sums, of the turns modulo 4 over
 * the whole loop, ended {@code (s0 + s1) + (s2 + s3)}, or chunks of turns are added up first
 * ({@code PartialSums}, by the rule of {@code LaneSums}).
 *
 * <p>A number or a slope beyond 1e30, behind which what underflowed may be visible, makes sums over
 * the lanes NaN ({@code Doubts}, {@code Steeps}): then the function is computed carefully.
 */
@NullMarked
package org.duetad.core.kernel.memory;

import org.jspecify.annotations.NullMarked;
