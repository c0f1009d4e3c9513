/**
 * Programs with their loops found again: what a function did for each element of its data, as the
 * body of a loop.
 *
 * <p>{@code NestBuilder} finds runs of three turns or more that apply the same operations to
 * results of the same operations ({@code Tokens}, {@code Roller}). The slot that an operand reads
 * is affine in the turns, piecewise affine, or from a table ({@code Turns}, {@code Address}).
 * Instructions keep their order, so values keep their bits.
 */
@NullMarked
package org.duetad.core.kernel.loops;

import org.jspecify.annotations.NullMarked;
