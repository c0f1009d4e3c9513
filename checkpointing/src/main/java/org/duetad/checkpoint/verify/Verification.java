package org.duetad.checkpoint.verify;

import java.util.Arrays;

/**
 * Compares the steps of one run with what they must be: a state that is computed again with what it
 * was the first time, and the operands of a step after it with what they were before.
 */
public final class Verification {

  /** How much memory goes into naming components. */
  private static final long NAMING_BYTES = 64L << 20;

  private final StateDigests digests;
  private final double[] operand;
  private final double[] parameters;
  private final double[] parametersBefore;

  /**
   * No steps yet.
   *
   * @param length how many components a state has
   * @param parameters the parameters that are handed to the steps
   */
  public Verification(int length, double[] parameters) {
    this.digests = new StateDigests(length, NAMING_BYTES);
    this.operand = new double[length];
    this.parameters = parameters;
    this.parametersBefore = parameters.clone();
  }

  /**
   * The initial state.
   *
   * @param state the state
   */
  public void first(double[] state) {
    digests.expect(0, state);
  }

  /**
   * A step begins.
   *
   * @param state its operand
   */
  public void before(double[] state) {
    System.arraycopy(state, 0, operand, 0, operand.length);
  }

  /**
   * A step was evaluated.
   *
   * @param index which step it is
   * @param state its operand
   * @param next its result
   * @throws IllegalStateException if it changed an operand, or the result is not what it was
   */
  public void after(long index, double[] state, double[] next) {
    requireUnchanged(index, "the state", operand, state);
    requireUnchanged(index, "the parameters", parametersBefore, parameters);
    digests.expect(index + 1, next);
  }

  /**
   * The adjoint of a step was evaluated.
   *
   * @param index which step it is
   * @throws IllegalStateException if it changed the parameters
   */
  public void swept(long index) {
    requireUnchanged(index, "the parameters", parametersBefore, parameters);
  }

  private static void requireUnchanged(long index, String what, double[] before, double[] now) {
    int i = Arrays.mismatch(before, now);
    if (i >= 0) {
      throw new IllegalStateException(
          "step "
              + index
              + " changed its operand: component "
              + i
              + " of "
              + what
              + " was "
              + before[i]
              + ", and is "
              + now[i]
              + " now; a step must leave what it is given as it is");
    }
  }
}
