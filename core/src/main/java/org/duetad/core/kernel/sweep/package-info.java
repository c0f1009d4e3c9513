/**
 * The parts of a kernel, and how values and adjoints go through them.
 *
 * <p>{@code KernelBuilder} makes the parts of a plan: loops of lanes, sequences of turns, and
 * listings. What does not depend on a seed, the rest, and what crosses from one to the other are
 * {@code evaluate}, {@code pull}, and the {@code SweepFrame}. An evaluation in a frame can be
 * pulled back any number of times. A pullback at once ({@code LaneLoop.evaluateAndPull}) keeps one
 * block. There is no program of the linear part: it would repeat the adjoint of each operation,
 * which has a fixed order.
 *
 * <p>Beyond a limit of bytes (256 MB unless given to {@code Kernel.of}) a frame keeps what other
 * turns or loops read, and the loops that keep most compute each block again before it is pulled
 * back ({@code FrameBytes}), to the same bits; that takes a third more time on a mixture, whose
 * frame of 7 MB then has 0.1.
 *
 * <p>{@code Body} describes what a loop does, for those that do it in another way.
 */
@NullMarked
package org.duetad.core.kernel.sweep;

import org.jspecify.annotations.NullMarked;
