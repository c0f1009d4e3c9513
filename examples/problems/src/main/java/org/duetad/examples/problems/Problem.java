package org.duetad.examples.problems;

import java.util.Optional;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Differentiator;

/**
 * A function to differentiate at a point. Its Jacobian may consist of small dense blocks: then each
 * block is a function of its own, and all other elements are zero.
 */
public interface Problem {

  /**
   * The problem's name.
   *
   * @return a short lower-case name
   */
  String name();

  /**
   * The kind and size of the problem.
   *
   * @return one line
   */
  String description();

  /**
   * The number of inputs of the whole problem.
   *
   * @return n
   */
  int inputs();

  /**
   * The number of outputs of the whole problem.
   *
   * @return m
   */
  int outputs();

  /**
   * The number of dense blocks of the Jacobian.
   *
   * @return 1 unless the Jacobian is sparse
   */
  default int blocks() {
    return 1;
  }

  /**
   * The number of elements of all blocks' Jacobians.
   *
   * @return n m, unless the Jacobian is sparse
   */
  default int entries() {
    return Math.multiplyExact(inputs(), outputs());
  }

  /**
   * One block as a function, the same object each time: some modes prepare it.
   *
   * @param i the block, from 0
   * @return the function
   */
  VectorFunction block(int i);

  /**
   * The point at which to differentiate one block.
   *
   * @param i the block, from 0
   * @return the inputs that the block depends on
   */
  double[] point(int i);

  /**
   * All outputs, block by block, computed on plain doubles with the operations of the blocks in the
   * same order: the baseline for the time of a derivative.
   *
   * @return m numbers
   */
  double[] primal();

  /**
   * The same problem with its function written in matrices.
   *
   * @return a problem with the same inputs and outputs, or empty if there is no such program
   */
  default Optional<Problem> matrixForm() {
    return Optional.empty();
  }

  /**
   * The same problem with its function as a sum over the rows of its data, by a number of threads.
   *
   * @param threads how many threads, at least 1
   * @return a problem with the same inputs and outputs, or empty if there is no such program
   */
  default Optional<Problem> rowsForm(int threads) {
    return Optional.empty();
  }

  /**
   * The same problem with the derivative computed where it is not zero.
   *
   * @return a problem with the same derivative, or empty if the Jacobian is not sparse
   */
  default Optional<Problem> sparseForm() {
    return Optional.empty();
  }

  /**
   * The same problem, a loop of steps, with the derivative computed from few stored states.
   *
   * @return a problem that needs no mode, or empty if it is no loop of steps
   */
  default Optional<Problem> checkpointedForm() {
    return Optional.empty();
  }

  /**
   * The same problem with its derivative by hand, on plain doubles.
   *
   * @return a problem that needs no mode, or empty if there is no short derivative
   */
  default Optional<Problem> handForm() {
    return Optional.empty();
  }

  /**
   * The same problem with all blocks as one function, for modes that prepare functions: a block is
   * too small for that.
   *
   * @return a problem with the same derivative; this one if it has a single block
   */
  default Problem joined() {
    return blocks() == 1 ? this : new JoinedBlocks(this);
  }

  /**
   * The Jacobians of all blocks, concatenated, each column by column. For a function with one
   * output that is its gradient.
   *
   * @param mode the mode that computes them
   * @return the elements of all blocks
   */
  default double[] derivative(Differentiator mode) {
    return Blocks.derivative(this, mode);
  }

  /**
   * The same in a caller-owned array.
   *
   * @param mode the mode that computes them
   * @param out receives the elements of all blocks
   * @throws IllegalArgumentException if the array has another length
   */
  default void derivative(Differentiator mode, double[] out) {
    Checks.length(name(), "array of elements", out, entries());
    System.arraycopy(derivative(mode), 0, out, 0, out.length);
  }
}
