package org.duetad.core.data;

import java.util.Arrays;
import org.duetad.core.Chain;
import org.duetad.core.Factors;
import org.duetad.core.Scalar;
import org.duetad.core.spi.Primals;
import org.jspecify.annotations.Nullable;

/**
 * One use of a sum on numbers that a sweep will go through: the gradient is computed with the
 * value, in one pass over the rows, and multiplied by the adjoint when the sweep comes.
 */
final class SweptSum extends RowsRule {

  /** The point of the latest value, and the gradient there. */
  @SuppressWarnings("ArrayRecordComponent") // Neither modified nor compared.
  private record Known(double[] x, double[] gradient) {

    /** Whether what overflowed or underflowed in the gradient does not in its multiple. */
    boolean isLost(double seed) {
      return Arrays.stream(gradient)
          .anyMatch(
              g ->
                  !Double.isFinite(g)
                      || (Math.abs(g) < Double.MIN_NORMAL && Math.abs(seed) > Factors.STEEP));
    }
  }

  private volatile @Nullable Known known;

  SweptSum(RowsRule sum) {
    super(sum.recorded(), sum.rows());
  }

  @Override
  public double[] value(double... x) {
    double[] in = Arrays.copyOf(x, x.length + 1);
    in[x.length] = 1.0;
    double[] all = pass(RowPass.PULLBACK, x.length, in);
    known = new Known(x.clone(), Arrays.copyOfRange(all, 1, all.length));
    return Arrays.copyOf(all, 1);
  }

  @Override
  protected Scalar[] pullback(Scalar[] x, Scalar[] y, Scalar[] yBar) {
    Known at = known;
    if (at == null
        || !Primals.areConstant(x)
        || !Primals.areConstant(yBar)
        || !Arrays.equals(at.x, Primals.of(x))
        || at.isLost(yBar[0].value())) {
      return super.pullback(x, y, yBar);
    }
    double[] gradient = at.gradient;
    Scalar[] xBar = new Scalar[gradient.length];
    Arrays.setAll(xBar, i -> Scalar.of(Chain.times(yBar[0].value(), gradient[i])));
    return xBar;
  }
}
