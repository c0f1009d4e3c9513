/**
 * Kernels: programs with their loops found again, evaluated and differentiated on doubles.
 *
 * <p><b>Kernels.</b> {@code LoopNest} shows the loops of a program. A {@code Kernel} evaluates and
 * pulls back such a nest: turns that do not depend on each other are lanes, an operation is a
 * counted loop over a block of them. What is in no loop, does little at once, or has matrices is a
 * listing of operations on numbers in memory. An evaluation in a {@code KernelFrame} can be pulled
 * back any number of times. Frames that share their working memory ({@code KernelFrame.another})
 * are the kept steps of {@code TimeStepping}. {@code RowsKernel} has rows of data as lanes.
 *
 * <p>A {@code PiecewiseSweep} does a program once, by such listings of a few hundred instructions
 * at a time, without a kernel of the whole.
 *
 * <p><b>Packages.</b> What kernels are made of is in packages below this one, each of which depends
 * on those before it only, and which nothing else uses: {@code code} has instructions and their
 * tangents, {@code loops} finds loops, {@code plan} chooses how they are done and where numbers
 * are, {@code memory} has the arrays of a sweep, {@code lanes} the operations on blocks of turns,
 * {@code blocks} loops of these, {@code straight} listings, {@code sweep} builds and runs these
 * parts; {@code lowering} describes them as loops for compilers and readers, {@code joins} joins
 * such loops, {@code trial} decides which form executes a kernel; {@code tangents} has tangents
 * side by side; {@code terms} takes sums apart.
 *
 * <p><b>Order.</b> Adjoints have the same bits whatever the size of a block. They are added from
 * the last turn to the first; within a turn from the last operation to the first, where what is
 * read several times is added up before it is stored. What all turns read has four partial sums, of
 * the turns modulo 4 over the whole loop, ended {@code (s0 + s1) + (s2 + s3)}; where a turn has
 * many operations and reads none of the 255 before it, whole chunks of 256 turns are added up first
 * ({@code LaneSums}). Any faster evaluator has to keep that order.
 *
 * <p><b>Derivatives.</b> The map {@code (x, v) ↦ (f(x), J(x) v)} has the loops of f, and its
 * pullback is a product with the Hessian ({@code Kernel.tangent}). {@code KernelJacobian} has the
 * entries of the Jacobian of a map over data, the adjoints of what a turn loads, which {@code
 * SparseJacobian} uses in {@code CompiledMode} instead of colours: an {@code EntryWriter} stores
 * them at places chosen once, or a compiled loop once they are hot ({@code EntriesTier}). With
 * fewer variables than outputs and no long loops, {@code KernelColumns} has the tangents of a
 * number along the variables that it depends on side by side; entries of sparse Jacobians that are
 * no maps are such tangents, too ({@code ColumnJacobian}). {@code KernelHessian} has the entries of
 * the Hessian of a sum of terms of few variables: the gradients of terms that do the same, on
 * variables of their own, are a map over data. Without loops of many turns, {@code KernelBatch}
 * does several seeds or directions side by side.
 *
 * <p><b>Failures.</b> Where a kernel's numbers are not finite, or a rule throws, its {@code Origin}
 * computes the same carefully ({@code KernelCare}): it decides what the function does there. Any
 * other exception of a sweep is a fault, and thrown as an error. The same happens where a number or
 * a slope is beyond 1e30, behind which what underflowed may be visible. Where a rule jumps at zero
 * and an operand that may have underflowed is tiny, {@code ValueLosses} decides.
 *
 * <p><b>Matrices.</b> Their tangents are the recorded pass of the program ({@code
 * KernelPrograms.tangent}), if it has no conditions of its own; else the tape has the second
 * derivatives.
 *
 * <p><b>Preparation.</b> {@code ReverseMode.prepare} keeps a kernel for each branch. It compares
 * the first, second, fourth, ... use of a recording with the function, to detect changes of
 * captured data. {@code CompiledMode} prepares each function that it meets, identified by its
 * object.
 */
@NullMarked
package org.duetad.core.kernel;

import org.jspecify.annotations.NullMarked;
