package org.duetad.checkpoint.block;

import org.duetad.core.ScalarFunction;
import org.duetad.core.UnaryFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.spi.Arguments;

/**
 * Blocks of a function that are recomputed in the reverse sweep instead of being recorded: only a
 * block's inputs and outputs are kept.
 *
 * <pre>{@code
 * VectorFunction layer = Checkpoint.of(x -> ...);
 * ScalarFunction loss = x -> Scalar.sum(layer.apply(layer.apply(layer.apply(x))));
 * double[] gradient = new ReverseMode().gradient(loss, point);
 * }</pre>
 *
 * <p>A block costs one extra evaluation in time; in memory, its n inputs and m outputs instead of
 * its p operations, which are recorded when the sweep reaches the block and then discarded. The
 * tape of a chain of k blocks holds k operations of n + m numbers each, plus the p operations of
 * one block at a time, instead of k p. Blocks may be nested. The bookkeeping of a block takes about
 * as long as recording fifty operations.
 *
 * <p>A block has the same values and derivatives as the function it wraps, of every order, in every
 * mode and nesting. Where nothing is recorded for a reverse sweep (plain evaluation, forward mode,
 * Taylor series, the complex step), it is that function itself. In a reverse sweep the adjoint of
 * an input is first summed within the block: a gradient has the same bits as without the block if
 * the block alone uses its inputs, and is otherwise the same sum in another order. Second
 * derivatives agree to rounding. As in any rule, an exactly zero adjoint annihilates.
 *
 * <p>The function is called again, at the same point, whenever a sweep passes through the block. It
 * may branch. It must return the same bits each time; otherwise the sweep throws {@link
 * IllegalStateException} with the output's index and both values. It may throw: the block then
 * leaves no state behind.
 *
 * <p>The function may capture numbers of enclosing derivative calls, whose derivatives are then
 * those of inputs: it is called on numbers that find them, or replace them, where they meet an
 * input. This takes about 1.4 times as long as passing them as inputs (blocks of matrices are then
 * computed by elements). Operations on captured numbers alone, without an input, cannot be
 * recomputed later; the function is then recorded as a program, and the block saves no memory. A
 * block without a recorded input is evaluated like any function. A program recorded where the block
 * captured nothing throws {@link IllegalStateException} on a branch where it does.
 *
 * <p>A block keeps the memory of one tape for its next recomputation: create a block once and reuse
 * it. Any number of threads may use one concurrently if the function allows it.
 *
 * <p>Griewank and Walther, "Evaluating Derivatives", 2nd ed. 2008, ch. 12; Chen, Xu, Zhang and
 * Guestrin, "Training deep nets with sublinear memory cost", 2016.
 */
public final class Checkpoint {

  private Checkpoint() {}

  /**
   * A block with many inputs and outputs.
   *
   * @param f the function
   * @return the same function, recomputed in reverse sweeps
   */
  public static VectorFunction of(VectorFunction f) {
    Arguments.function("checkpoint", f);
    return new VectorBlock(f);
  }

  /**
   * A block with one output.
   *
   * @param f the function
   * @return the same function, recomputed in reverse sweeps
   */
  public static ScalarFunction ofScalar(ScalarFunction f) {
    VectorFunction block = of(Arguments.function("checkpoint", f).asVector());
    return x -> block.apply(x)[0];
  }

  /**
   * A block with one input and one output.
   *
   * @param f the function
   * @return the same function, recomputed in reverse sweeps
   */
  public static UnaryFunction ofUnary(UnaryFunction f) {
    VectorFunction block = of(Arguments.function("checkpoint", f).asVector());
    return x -> block.apply(x)[0];
  }

  /**
   * A block of matrices.
   *
   * @param f the function
   * @return the same function, recomputed in reverse sweeps
   */
  public static MatrixFunction ofMatrix(MatrixFunction f) {
    Arguments.function("checkpoint", f);
    return new MatrixBlock(f);
  }
}
