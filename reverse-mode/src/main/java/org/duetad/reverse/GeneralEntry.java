package org.duetad.reverse;

import java.util.Arrays;
import org.duetad.core.Arguments;
import org.duetad.core.Scalar;
import org.duetad.core.rules.GeneralRule;

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
    double[] yBar = Arrays.copyOfRange(adjoints.scalars, first, first + y.length);
    if (isZero(yBar)) {
      return;
    }
    Scalar[] xBar = rule.pullback(x, y, Scalar.of(yBar));
    Arguments.returned(rule.name(), "adjoints", xBar, x.length);
    for (int i = 0; i < operands.length; i++) {
      adjoints.scalars[operands[i]] += xBar[i].value();
    }
  }

  @Override
  public void push(int first, Derivatives tangents) {
    double[] dx = Arrays.stream(operands).mapToDouble(entry -> tangents.scalars[entry]).toArray();
    if (isZero(dx)) {
      return;
    }
    Scalar[] dy = rule.pushforward(x, y, Scalar.of(dx));
    Arguments.returned(rule.name(), "tangents", dy, y.length);
    for (int i = 0; i < dy.length; i++) {
      tangents.scalars[first + i] += dy[i].value();
    }
  }

  /** Zero annihilates, however the rule is written. */
  private static boolean isZero(double[] v) {
    return Arrays.stream(v).allMatch(vi -> vi == 0);
  }
}
