package org.duetad.reverse;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.duetad.core.Chain;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.PowerOfTwo;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.spi.Arguments;
import org.duetad.forward.Duals;

/**
 * One application of a general rule.
 *
 * @param rule the rule
 * @param operands the operands' entries, 0 for constants
 * @param x the values of the operands
 * @param y the values of the results
 * @param steepness whether slopes are steep
 */
@SuppressWarnings("ArrayRecordComponent") // Neither modified nor compared.
record GeneralEntry(GeneralRule rule, int[] operands, Scalar[] x, Scalar[] y, Steepness steepness)
    implements Operation {

  /** A constant, and the reference to it. */
  private static final long NUMBER = 20;

  @Override
  public long parents() {
    return Arrays.stream(operands).filter(entry -> entry != 0).count();
  }

  @Override
  public long bytes() {
    return 4L * operands.length + NUMBER * (x.length + y.length);
  }

  @Override
  public void pull(int first, Derivatives adjoints) {
    double[] yBar = adjoints.of(first, y.length);
    steepness.note(rule, x, y, yBar, rule::pull);
    if (isZero(yBar)) {
      return;
    }
    Scalar[] xBar = rule.pull(x, y, Scalar.of(yBar));
    for (int i = 0; i < operands.length; i++) {
      adjoints.add(operands[i], xBar[i].value());
    }
  }

  @Override
  public void push(int first, Derivatives tangents) {
    double[] dx = tangents.of(operands);
    steepness.note(rule, x, y, dx, rule::push);
    if (isZero(dx)) {
      return;
    }
    Scalar[] dy = rule.push(x, y, Scalar.of(dx));
    for (int i = 0; i < dy.length; i++) {
      tangents.add(first + i, dy[i].value());
    }
  }

  /** What underflows in the rule is not known. */
  @Override
  public void pullLosses(int first, Derivatives adjoints, Derivatives losses) {
    pull(first, losses);
    if (!isZero(adjoints.of(first, y.length))) {
      Arrays.stream(operands).forEach(operand -> losses.add(operand, Double.MIN_VALUE));
    }
  }

  @Override
  public void pushLosses(int first, Derivatives tangents, Derivatives losses) {
    push(first, losses);
    if (!isZero(tangents.of(operands))) {
      IntStream.range(first, first + y.length).forEach(i -> losses.add(i, Double.MIN_VALUE));
    }
  }

  @Override
  public void pull(int first, SecondOrderDerivatives derivatives) {
    double[] yBar = derivatives.adjoints().of(first, y.length);
    steepness.note(rule, x, y, yBar, rule::pull);
    if (isZero(yBar)) {
      derivatives.eachAdjointTangent(tangents -> pull(first, tangents));
      return;
    }
    int[] results = IntStream.range(first, first + y.length).toArray();
    try (Duals duals = new Duals(derivatives.width())) {
      Scalar[] xBar =
          rule.pull(
              derivatives.dual(duals, values(x), operands),
              derivatives.dual(duals, values(y), results),
              derivatives.dualAdjoints(duals, results));
      add(duals, xBar, derivatives);
      derivatives.note(duals);
    }
  }

  private void add(Duals duals, Scalar[] xBar, SecondOrderDerivatives derivatives) {
    for (int i = 0; i < operands.length; i++) {
      derivatives.adjoints().add(operands[i], xBar[i].value());
      for (int k = 0; k < derivatives.width(); k++) {
        derivatives.adjointTangents()[k].add(operands[i], duals.tangent(xBar[i], k));
      }
    }
  }

  private double[] values(Scalar[] constants) {
    return Arguments.values(rule.name(), constants);
  }

  @Override
  public void pullDoubts(int first, Derivatives adjoints, Derivatives doubts) {
    double[] yBar = adjoints.of(first, y.length);
    Scalar[] xBar = rule.pull(x, y, Scalar.of(yBar));
    for (int i = 0; i < operands.length; i++) {
      if (Chain.isOverflow(xBar[i].value(), x[i].value())) {
        doubts.add(operands[i], PowerOfTwo.largest(yBar));
      }
    }
  }

  @Override
  public void pushDoubts(int first, Derivatives tangents, Derivatives doubts) {
    double[] dx = tangents.of(operands);
    for (int i = 0; i < operands.length; i++) {
      if (Double.isInfinite(x[i].value()) && dx[i] != 0) {
        double[] alone = new double[dx.length];
        alone[i] = 1.0;
        Scalar[] column = rule.push(x, y, Scalar.of(alone));
        for (int j = 0; j < column.length; j++) {
          doubts.add(first + j, column[j].value() == 0 ? Math.abs(dx[i]) : 0.0);
        }
      }
    }
  }

  private static boolean isZero(double[] v) {
    return Arrays.stream(v).allMatch(vi -> vi == 0);
  }
}
