package org.duetad.core.replay;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.BinaryRule;

/**
 * {@code z_i = f(x_i, y_i)} along a run. Arithmetic is written out, as in the modes; the laws hold
 * it to the rule table.
 */
final class BinaryBatch implements Batch {

  private final BinaryRule rule;
  private final Operator operator;
  private final BatchOperand x;
  private final BatchOperand y;
  private final int array;
  private final int start;
  private final int length;

  /**
   * A batch.
   *
   * @param rule f
   * @param array the array of the results
   * @param run the operands, and where the results begin
   */
  BinaryBatch(BinaryRule rule, int array, ReplayLayout.Run run) {
    this.rule = rule;
    this.operator = Operator.of(rule);
    this.x = run.sides()[0];
    this.y = run.sides()[1];
    this.array = array;
    this.start = run.start();
    this.length = run.length();
  }

  private enum Operator {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    OTHER;

    static Operator of(BinaryRule rule) {
      if (rule.equals(Arithmetic.ADD)) {
        return ADD;
      } else if (rule.equals(Arithmetic.SUBTRACT)) {
        return SUBTRACT;
      } else if (rule.equals(Arithmetic.MULTIPLY)) {
        return MULTIPLY;
      }
      return rule.equals(Arithmetic.DIVIDE) ? DIVIDE : OTHER;
    }
  }

  @Override
  public void evaluate(ReplayFrame frame, ReplaySweep sweep) {
    double[] z = frame.arrays[array];
    double[] left = frame.arrays[x.array()];
    double[] right = frame.arrays[y.array()];
    if (operator == Operator.OTHER) {
      DoubleBinaryOperator f = rule.value();
      for (int i = 0; i < length; i++) {
        z[start + i] = f.applyAsDouble(left[x.at(i)], right[y.at(i)]);
      }
      return;
    }
    left = along(x, left, sweep.left);
    right = along(y, right, sweep.right);
    switch (operator) {
      case ADD -> Loops.add(z, start, left, at(x), right, at(y), length);
      case SUBTRACT -> Loops.subtract(z, start, left, at(x), right, at(y), length);
      case MULTIPLY -> Loops.multiply(z, start, left, at(x), right, at(y), length);
      default -> Loops.divide(z, start, left, at(x), right, at(y), length);
    }
  }

  /** Contiguous operands: those in place, or copies of the one that does not move. */
  private double[] along(BatchOperand side, double[] operands, double[] room) {
    if (side.moves()) {
      return operands;
    }
    Arrays.fill(room, 0, length, operands[side.offset()]);
    return room;
  }

  private int at(BatchOperand side) {
    return side.moves() ? side.offset() : 0;
  }

  @Override
  public void pull(ReplayFrame frame, ReplaySweep sweep) {
    double[] zBar = sweep.adjoints[array];
    switch (operator) {
      case ADD -> pullSum(zBar, 1.0, sweep);
      case SUBTRACT -> pullSum(zBar, -1.0, sweep);
      case MULTIPLY -> pullProduct(frame, zBar, sweep);
      default -> pullRule(frame, zBar, sweep);
    }
  }

  private void pullSum(double[] zBar, double sign, ReplaySweep sweep) {
    if (!x.isConstant()) {
      sweep.add(zBar, start, 1.0, x, length);
    }
    if (!y.isConstant()) {
      sweep.add(zBar, start, sign, y, length);
    }
  }

  private void pullProduct(ReplayFrame frame, double[] zBar, ReplaySweep sweep) {
    if (!x.isConstant()) {
      double[] slopes = frame.arrays[y.array()];
      sweep.add(zBar, start, slopes, y.offset(), y.moves(), x, length);
    }
    if (!y.isConstant()) {
      double[] slopes = frame.arrays[x.array()];
      sweep.add(zBar, start, slopes, x.offset(), x.moves(), y, length);
    }
  }

  private void pullRule(ReplayFrame frame, double[] zBar, ReplaySweep sweep) {
    double[] left = frame.arrays[x.array()];
    double[] right = frame.arrays[y.array()];
    double[] z = frame.arrays[array];
    for (int i = 0; i < length; i++) {
      boolean asked = zBar[start + i] != 0; // As for a unary rule.
      double a = left[x.at(i)];
      double b = right[y.at(i)];
      double c = z[start + i];
      double larger = Math.max(Math.abs(a), Math.abs(b));
      sweep.left[i] =
          asked && !x.isConstant() ? sweep.noted(rule.leftSlopeAt(a, b, c), larger) : 0.0;
      sweep.right[i] =
          asked && !y.isConstant() ? sweep.noted(rule.rightSlopeAt(a, b, c), larger) : 0.0;
    }
    if (!x.isConstant()) {
      sweep.add(zBar, start, sweep.left, 0, true, x, length);
    }
    if (!y.isConstant()) {
      sweep.add(zBar, start, sweep.right, 0, true, y, length);
    }
  }
}
