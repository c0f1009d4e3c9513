package org.duetad.core.rules;

import java.util.Arrays;
import org.duetad.core.Chain;
import org.duetad.core.Scalar;

/**
 * {@code y_i = x_1 ... x_i}. With {@code ẏ_i = ẏ_(i-1) x_i + y_(i-1) ẋ_i}, and {@code a_i = ȳ_i +
 * x_(i+1) a_(i+1), x̄_i = y_(i-1) a_i} from the other end, nothing is divided by: zeros are as good
 * as other factors, to every order.
 */
final class CumulativeProduct extends GeneralRule {

  /** Products between this and its reciprocal neither overflow nor underflow in any order. */
  private static final double LARGE = 0x1p1000;

  CumulativeProduct() {
    super("cumulativeProduct", Arity.ANY);
  }

  @Override
  public double[] value(double... x) {
    double[] y = x.clone();
    for (int i = 1; i < y.length; i++) {
      y[i] *= y[i - 1];
    }
    return y;
  }

  @Override
  protected Scalar[] pushforward(Scalar[] x, Scalar[] y, Scalar[] dx) {
    if (!isOrdinary(x)) {
      Scalar[][] jacobian = jacobian(x);
      Scalar[] dy = new Scalar[x.length];
      Arrays.setAll(dy, i -> Chain.dot(jacobian[i], Arrays.copyOf(dx, i + 1)));
      return dy;
    }
    Scalar[] dy = dx.clone();
    for (int i = 1; i < dy.length; i++) {
      dy[i] = Chain.times(dy[i - 1], x[i]).add(Chain.times(y[i - 1], dx[i]));
    }
    return dy;
  }

  @Override
  protected Scalar[] pullback(Scalar[] x, Scalar[] y, Scalar[] yBar) {
    Scalar[] xBar = new Scalar[x.length];
    if (!isOrdinary(x)) {
      Scalar[][] jacobian = jacobian(x);
      Arrays.setAll(xBar, k -> Chain.dot(column(jacobian, k), rest(yBar, k)));
      return xBar;
    }
    Scalar all = Scalar.of(0.0);
    for (int i = x.length - 1; i >= 0; i--) {
      all = i == x.length - 1 ? yBar[i] : yBar[i].add(Chain.times(x[i + 1], all));
      xBar[i] = i == 0 ? all : Chain.times(y[i - 1], all);
    }
    return xBar;
  }

  /**
   * Whether no product of operands other than NaN and 0 overflows or underflows. Both ways to
   * compute are right, so that a recording need not depend on it.
   */
  private static boolean isOrdinary(Scalar[] x) {
    double above = 1;
    double below = 1;
    for (Scalar factor : x) {
      double size = Math.abs(factor.primal());
      above *= size > 1 ? size : 1;
      below *= size > 0 && size < 1 ? size : 1;
    }
    return above <= LARGE && below >= 1 / LARGE;
  }

  /** The triangle of {@code ∂y_i/∂x_k}, k up to i: each entry has the same bits from either end. */
  private static Scalar[][] jacobian(Scalar[] x) {
    Scalar[][] jacobian = new Scalar[x.length][];
    Arrays.setAll(jacobian, i -> new Scalar[i + 1]);
    Scalar before = Scalar.of(1.0);
    for (int k = 0; k < x.length; k++) {
      jacobian[k][k] = before;
      for (int i = k + 1; i < x.length; i++) {
        jacobian[i][k] = Chain.times(jacobian[i - 1][k], x[i]);
      }
      before = Chain.times(before, x[k]);
    }
    return jacobian;
  }

  private static Scalar[] column(Scalar[][] jacobian, int k) {
    return Arrays.stream(jacobian, k, jacobian.length).map(row -> row[k]).toArray(Scalar[]::new);
  }

  private static Scalar[] rest(Scalar[] y, int from) {
    return Arrays.copyOfRange(y, from, y.length);
  }

  @Override
  public Scalar[] definition(Scalar... x) {
    Scalar[] products = x.clone();
    for (int i = 1; i < products.length; i++) {
      products[i] = products[i - 1].multiply(products[i]);
    }
    return products;
  }
}
