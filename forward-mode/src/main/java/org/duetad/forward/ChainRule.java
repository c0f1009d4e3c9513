package org.duetad.forward;

import org.duetad.core.Chain;
import org.duetad.core.Scalar;

/** The default recurrence of every rule: {@code y' = Σ s_i x_i'}, solved order by order. */
final class ChainRule implements Recurrence {

  private final Slopes slopes;

  ChainRule(Slopes slopes) {
    this.slopes = slopes;
  }

  @Override
  public double next(TaylorScalar y, int k) {
    Scalar[] s = slopes.at(y);
    Series[] x = slopes.operands();
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      TaylorScalar operand = (TaylorScalar) x[i];
      y.call.noteSlope(s[i].value(), operand.at(k));
      sum += term(s[i], operand, k);
    }
    return sum;
  }

  private static double term(Scalar slope, TaylorScalar x, int k) {
    return slope instanceof TaylorScalar series
        ? Convolution.integral(series.upTo(k - 1), x.upTo(k), k)
        : Chain.times(slope.value(), x.at(k));
  }
}
