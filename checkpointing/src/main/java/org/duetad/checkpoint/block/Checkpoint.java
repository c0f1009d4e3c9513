package org.duetad.checkpoint.block;

import org.duetad.core.ScalarFunction;
import org.duetad.core.UnaryFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.spi.Arguments;

/**
 * Blocks of a function that are done again in the reverse sweep instead of being recorded: of a
 * block, inputs and outputs are kept only.
 *
 * <pre>{@code
 * VectorFunction layer = Checkpoint.of(x -> ...);
 * ScalarFunction loss = x -> Scalar.sum(layer.apply(layer.apply(layer.apply(x))));
 * double[] gradient = new ReverseMode().gradient(loss, point);
 * }</pre>
 *
 * <p>In time, a block costs one evaluation more; in memory, its n inputs and m outputs instead of
 * its p operations, which are recorded when the sweep comes to the block and then forgotten. The
 * tape of a chain of k blocks has k operations with n + m numbers each, and p at once, instead of k
 * p. Blocks may contain blocks. The bookkeeping of a block takes about as long as recording fifty
 * operations.
 *
 * <p>A block is a function of the same values and derivatives as the one that it was made of, of
 * every order, in every mode and nesting. Where nothing is recorded to be swept backwards, in plain
 * evaluation, forward mode, Taylor series and the complex step, it is that function itself. In a
 * reverse sweep the adjoint of an input is summed within the block first: a gradient has the same
 * bits as without the block if nothing but the block uses the block's inputs, and else is the same
 * sum in another order. Second derivatives agree to rounding. As in any rule, an exactly zero
 * adjoint annihilates.
 *
 * <p>The function is called again, at the same point, whenever a sweep passes the block. It may
 * branch. It must return the same bits each time: else the sweep throws {@link
 * IllegalStateException} with the output's index and both values. It may throw: nothing of the
 * block is left behind.
 *
 * <p>Numbers of derivative calls around it that the function captures get their derivatives. But
 * they are found by recording the function twice as a program, some thirty times as slow as all
 * else: pass them as inputs. And what it does with such numbers alone, without an input, cannot be
 * done again later; then the program is kept, and the block saves no memory. A block without a
 * recorded input is evaluated as any function. A program that was recorded where the block captured
 * nothing refuses, with {@link IllegalStateException}, a branch on which it captures.
 *
 * <p>A block keeps the memory of one tape for its next recomputation: make a block once and use it
 * often. Any number of threads may use one at once, if the function allows it.
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
