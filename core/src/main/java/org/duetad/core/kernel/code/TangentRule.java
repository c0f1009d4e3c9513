package org.duetad.core.kernel.code;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.nested.Nested;
import org.duetad.core.rules.Arity;
import org.duetad.core.rules.GeneralRule;

/** Tangents that compare numbers: their own derivatives are recorded at each point. */
final class TangentRule extends GeneralRule {

  private final TangentFormula formula;

  TangentRule(TangentFormula formula) {
    super(formula.name(), Arity.exactly(formula.inputs()));
    this.formula = formula;
  }

  @Override
  public double[] value(double... x) {
    return Arrays.stream(formula.apply(Scalar.of(x))).mapToDouble(Scalar::value).toArray();
  }

  @Override
  protected Scalar[] pushforward(Scalar[] x, Scalar[] y, Scalar[] dx) {
    return Nested.jvp(formula, x, dx).tangent();
  }

  @Override
  protected Scalar[] pullback(Scalar[] x, Scalar[] y, Scalar[] yBar) {
    return Nested.vjp(formula, x).pullback(yBar);
  }
}
