package org.duetad.checkpoint;

import org.duetad.core.ScalarFunction;
import org.duetad.core.UnaryFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.MatrixFunction;

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
 * <p>In time, a block costs one evaluation more; in memory, n + m numbers instead of its
 * operations, which are recorded one block at a time. A chain of k blocks of p operations takes
 * {@code k (n + m) + p} instead of {@code k p}. Blocks may contain blocks.
 *
 * <p>A block is a function of the same values and derivatives as the one that it was made of, of
 * every order, in every mode and nesting. Where nothing is recorded for a sweep backwards, in plain
 * evaluation, forward mode, Taylor series and the complex step, it is that function itself. In a
 * reverse sweep the adjoint of an input is summed within the block first; so a gradient has the
 * same bits as without the block if nothing but the block uses the block's inputs, and else the
 * same sums in another order. An exactly zero adjoint of all outputs of a block stops there.
 *
 * <p>The function is called again, at the same point, as often as a sweep passes the block. It may
 * branch. It must return the same bits each time: else the sweep throws {@link
 * IllegalStateException} with the output. Numbers of derivative calls around it that it captures
 * get their derivatives; they are found by recording the function twice, which takes long: pass
 * them as inputs. What it computes of captured numbers alone is recorded outside of the block, and
 * then the block is kept, too. A block without a recorded input is evaluated like any function.
 *
 * <p>A block keeps the memory of one tape for its next recomputation; make a block once and use it
 * often. Any number of threads may use one at once.
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
    return new VectorBlock(f);
  }

  /**
   * A block with one output.
   *
   * @param f the function
   * @return the same function, recomputed in reverse sweeps
   */
  public static ScalarFunction ofScalar(ScalarFunction f) {
    VectorFunction block = of(f.asVector());
    return x -> block.apply(x)[0];
  }

  /**
   * A block with one input and one output.
   *
   * @param f the function
   * @return the same function, recomputed in reverse sweeps
   */
  public static UnaryFunction ofUnary(UnaryFunction f) {
    VectorFunction block = of(f.asVector());
    return x -> block.apply(x)[0];
  }

  /**
   * A block of matrices.
   *
   * @param f the function
   * @return the same function, recomputed in reverse sweeps
   */
  public static MatrixFunction ofMatrix(MatrixFunction f) {
    return new MatrixBlock(f);
  }
}
