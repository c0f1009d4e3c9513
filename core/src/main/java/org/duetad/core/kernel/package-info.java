/**
 * Programs with their loops found again: what a function did for each element of its data, as the
 * body of a loop.
 *
 * <p><b>Loops.</b> {@code LoopNest} finds the loops of a program again: runs of three turns or more
 * that apply the same operations to results of the same operations ({@code Tokens}, {@code
 * Roller}). The slot that an operand reads is affine in the turns, piecewise affine, or from a
 * table ({@code Turns}). Instructions keep their order, so values keep their bits.
 *
 * <p><b>Kernels.</b> A {@code Kernel} evaluates and pulls back such a nest on doubles. Turns that
 * do not depend on each other are lanes ({@code Shape}): an operation is a counted loop over a
 * block of at most 1024 turns. Other loops run turn by turn. Where that does too little at once,
 * the turns are independent instructions that are alike ({@code Groups}). What is in no loop, does
 * little at once, or has matrices is a listing of operations on numbers in memory ({@code
 * Straight}). What turns pass on to each other is close together in memory ({@code MemoryPlaces}).
 * Sums after loops of independent turns are computed last ({@code LinearTail}), as their adjoints
 * do not depend on the terms: so these loops are evaluated and pulled back block by block. A frame
 * keeps the rows that the sweep reads, unless they are computed again as fast ({@code KeptRows}).
 * Beyond a limit of bytes (256 MB unless given to {@code Kernel.of}) it keeps what other turns or
 * loops read, and the loops that keep most compute each block again before it is pulled back
 * ({@code FrameBytes}), to the same bits; that takes a third more time on a mixture, whose frame of
 * 7 MB then has 0.1.
 *
 * <p><b>Split.</b> What does not depend on a seed, the rest, and what crosses from one to the other
 * are {@code evaluate}, {@code pullback}, and the frame. An evaluation in a frame can be pulled
 * back any number of times; several seeds share a sweep, in which slopes are computed once ({@code
 * LaneOperation.pullAll}, four seeds at a time). A pullback at once ({@code
 * LaneLoop.evaluateAndPull}) keeps one block. Frames that share their working memory ({@code
 * KernelFrame.another}) are the kept steps of {@code TimeStepping}. There is no program of the
 * linear part: it would repeat the adjoint of each operation, which has the order below.
 *
 * <p><b>At once.</b> Where a kernel is a loop whose terms, of a few neighbouring inputs each, are
 * added up, and the adjoints of the sums do not depend on these, a compiled kernel has a function
 * for values and one pullback ({@code GradientLowering}): turns go forward, what they compute stays
 * in variables, and terms of an adjoint wait there to be added in the order below. It only detects
 * large numbers and underflow; where there are any, the parts repeat the computation. The product
 * of such a function's Hessian and a direction, whose numbers are further inputs, is computed so,
 * too.
 *
 * <p><b>Alone.</b> Values in a frame that keeps none for a sweep have a compiled function of their
 * own, if that is faster ({@code ValuesAlone}): it writes what other loops read, and the outputs to
 * the caller's array. Where a loop reads what an earlier one computes in turns nearby, as an update
 * reads fluxes, both become one loop ({@code LoopJoins}), which keeps these numbers in variables.
 *
 * <p><b>Order.</b> Adjoints have the same bits whatever the size of a block. They are added from
 * the last turn to the first; within a turn from the last operation to the first, where what is
 * read several times is added up before it is stored. What all turns read has four partial sums, of
 * the turns modulo 4 over the whole loop, ended {@code (s0 + s1) + (s2 + s3)}. Where turns of one
 * block read the same number, {@code Scatter} keeps that order. Any faster evaluator has to keep
 * it, as those do that join operations ({@code Fusion}, {@code DotGroup}) or load once ({@code
 * Steady}).
 *
 * <p><b>Derivatives.</b> {@code TangentBuilder} follows each instruction of a body by those of its
 * tangents, recorded from the rule's slopes: the map {@code (x, v) ↦ (f(x), J(x) v)} has the loops
 * of f, and its pullback is a product with the Hessian. A long inner product has a tangent of two,
 * or of one that is doubled if its operands are the same numbers. {@code KernelJacobian} has the
 * entries of the Jacobian of a map over data, the adjoints of what a turn loads, which {@code
 * SparseJacobian} uses in {@code CompiledMode} instead of colours: an {@code EntryWriter} stores
 * them at places chosen once. With fewer variables than outputs and no long loops, {@code
 * KernelColumns} has the tangents of a number along the variables that it depends on side by side,
 * in a strip with those of numbers that are computed alike ({@code StripGroups}); entries of sparse
 * Jacobians that are no maps are such tangents, too ({@code ColumnJacobian}). Without loops of many
 * turns, {@code KernelBatch} does several seeds or directions side by side.
 *
 * <p><b>Failures.</b> Where a kernel's numbers are not finite, or a rule throws ({@code
 * RuleFailure}), its {@code Origin} computes the same carefully ({@code KernelCare}): it decides
 * what the function does there. Any other exception of a sweep is a fault, and thrown as an error.
 * The same happens where a number or a slope is beyond 1e30, behind which what underflowed may be
 * visible: such a number makes sums over the lanes NaN ({@code Doubts}, {@code Steeps}). Where a
 * rule jumps at zero ({@code NearKinks}, found by evaluating rules there) and an operand that may
 * have underflowed is tiny, {@code ValueLosses} decides.
 *
 * <p><b>Matrices.</b> Operations on matrices are steps of a {@code Straight}. Their tangents are
 * the recorded pass of the program ({@code KernelPrograms.tangent}), if it has no conditions of its
 * own; else the tape has the second derivatives.
 *
 * <p><b>Preparation.</b> {@code ReverseMode.prepare} keeps a kernel for each branch. It compares
 * the first, second, fourth, ... use of a recording with the function, to detect changes of
 * captured data. {@code CompiledMode} prepares each function that it meets, identified by its
 * object.
 */
@NullMarked
package org.duetad.core.kernel;

import org.jspecify.annotations.NullMarked;
