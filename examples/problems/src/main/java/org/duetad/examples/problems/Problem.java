package org.duetad.examples.problems;

import java.util.Optional;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Differentiator;

/**
 * A function to differentiate at a point. Its Jacobian may fall apart into small dense blocks: then
 * each block is a function of its own, and all else is zero.
 */
public interface Problem {

  /**
   * The problem's name.
   *
   * @return a short lower-case name
   */
  String name();

  /**
   * What it is, and how large.
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
   * How many numbers the Jacobians of all blocks have.
   *
   * @return n m, unless the Jacobian is sparse
   */
  default int entries() {
    return Math.multiplyExact(inputs(), outputs());
  }

  /**
   * One block as a function.
   *
   * @param i the block, from 0
   * @return the function
   */
  VectorFunction block(int i);

  /**
   * Where to differentiate one block.
   *
   * @param i the block, from 0
   * @return the inputs that the block depends on
   */
  double[] point(int i);

  /**
   * All outputs, block by block, by a program on plain doubles that does the operations of the
   * blocks in the same order: what the time of a derivative is compared with.
   *
   * @return m numbers
   */
  double[] primal();

  /**
   * The same problem with its function written in matrices.
   *
   * @return a problem with the same inputs and outputs, or nothing if there is no such program
   */
  default Optional<Problem> matrixForm() {
    return Optional.empty();
  }

  /**
   * The Jacobians of all blocks one after the other, each column by column. Of a function with one
   * output that is its gradient.
   *
   * @param mode the mode that computes them
   * @return the numbers of all blocks
   */
  default double[] derivative(Differentiator mode) {
    return Blocks.derivative(this, mode);
  }
}
