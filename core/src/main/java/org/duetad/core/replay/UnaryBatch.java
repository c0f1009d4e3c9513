package org.duetad.core.replay;

import java.util.function.DoubleUnaryOperator;
import org.duetad.core.rules.UnaryRule;

/**
 * {@code y_i = f(x_i)} along a run.
 *
 * @param rule f
 * @param x the operands
 * @param array the array of the results
 * @param start the index of the first
 * @param length how many there are
 */
record UnaryBatch(UnaryRule rule, BatchOperand x, int array, int start, int length)
    implements Batch {

  @Override
  public void evaluate(ReplayFrame frame, ReplaySweep sweep) {
    double[] operands = frame.arrays[x.array()];
    double[] results = frame.arrays[array];
    DoubleUnaryOperator f = rule.value();
    for (int i = 0; i < length; i++) {
      results[start + i] = f.applyAsDouble(operands[x.at(i)]);
    }
  }

  @Override
  public void pull(ReplayFrame frame, ReplaySweep sweep) {
    if (x.isConstant()) {
      return;
    }
    double[] operands = frame.arrays[x.array()];
    double[] results = frame.arrays[array];
    double[] adjoints = sweep.adjoints[array];
    double[] slopes = sweep.left;
    for (int i = 0; i < length; i++) {
      // An unused slope may be expensive, or not exist.
      boolean asked = adjoints[start + i] != 0;
      double operand = operands[x.at(i)];
      slopes[i] = asked ? sweep.noted(rule.slopeAt(operand, results[start + i]), operand) : 0.0;
    }
    sweep.add(adjoints, start, slopes, 0, true, x, length);
  }
}
