package org.duetad.reverse;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.spi.Arguments;
import org.duetad.forward.Duals;

/** A general rule as it was applied. */
final class GeneralEntry implements Operation {

  private final GeneralRule rule;
  private final int[] operands;
  private final Scalar[] x;
  private final Scalar[] y;

  /** The operands' entries are 0 for constants; x and y are the values of operands and results. */
  GeneralEntry(GeneralRule rule, int[] operands, Scalar[] x, Scalar[] y) {
    this.rule = rule;
    this.operands = operands;
    this.x = x;
    this.y = y;
  }

  @Override
  public long parents() {
    return Arrays.stream(operands).filter(entry -> entry != 0).count();
  }

  @Override
  public void pull(int first, Derivatives adjoints) {
    double[] yBar = adjoints.of(first, y.length);
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
    if (isZero(dx)) {
      return;
    }
    Scalar[] dy = rule.push(x, y, Scalar.of(dx));
    for (int i = 0; i < dy.length; i++) {
      tangents.add(first + i, dy[i].value());
    }
  }

  @Override
  public void pull(int first, SecondOrderDerivatives derivatives) {
    double[] yBar = derivatives.adjoints().of(first, y.length);
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

  private static boolean isZero(double[] v) {
    return Arrays.stream(v).allMatch(vi -> vi == 0);
  }
}
