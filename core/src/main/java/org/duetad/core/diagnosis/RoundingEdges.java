package org.duetad.core.diagnosis;

import java.util.Arrays;

/**
 * What operations with one number as their result do to adjoints and their errors, as multiples of
 * these: computed once, and used for every output.
 */
final class RoundingEdges {

  private int[] begin = new int[64];
  private int[] operand = new int[64];
  private double[] slope = new double[64];
  private double[] steepest = new double[64];
  private double[] error = new double[64];
  private double[] spread = new double[64];
  private int operations;
  private int size;

  /** Ends the edges of an operation; it has none if it is kept elsewhere. */
  void end() {
    if (operations + 2 > begin.length) {
      begin = Arrays.copyOf(begin, 2 * begin.length);
    }
    begin[++operations] = size;
  }

  /**
   * Appends an edge of the next operation.
   *
   * @param x the number that is its operand
   * @param s the slope
   * @param largest the largest size of the slope, with its error
   * @param own the error of a product with the slope, as a multiple of the adjoint
   * @param expected the one to be expected
   */
  void add(int x, double s, double largest, double own, double expected) {
    if (size == operand.length) {
      int larger = 2 * size;
      operand = Arrays.copyOf(operand, larger);
      slope = Arrays.copyOf(slope, larger);
      steepest = Arrays.copyOf(steepest, larger);
      error = Arrays.copyOf(error, larger);
      spread = Arrays.copyOf(spread, larger);
    }
    operand[size] = x;
    slope[size] = s;
    steepest[size] = largest;
    error[size] = own;
    spread[size++] = expected;
  }

  int begin(int operation) {
    return begin[operation];
  }

  int end(int operation) {
    return begin[operation + 1];
  }

  int operand(int edge) {
    return operand[edge];
  }

  /** Pulls an adjoint and its errors back to one operand. */
  void pull(int edge, int result, SweptAdjoints to) {
    int x = operand[edge];
    double bar = to.bar[result];
    to.bar[x] += product(slope[edge], bar);
    to.error[x] +=
        product(steepest[edge], to.error[result])
            + product(error[edge], Math.abs(bar))
            + OperationRounding.UNDERFLOW;
    double passed = product(slope[edge], to.spread[result]);
    double own = OperationRounding.together(passed, product(spread[edge], bar));
    to.spread[x] = OperationRounding.together(to.spread[x], own);
  }

  static double product(double factor, double error) {
    return error == 0 || factor == 0 ? 0 : factor * error;
  }
}
