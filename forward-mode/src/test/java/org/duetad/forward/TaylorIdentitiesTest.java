package org.duetad.forward;

import static org.duetad.core.Closeness.assertClose;

import java.util.Arrays;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.UnaryFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws of series, for any functions, up to order 20. */
class TaylorIdentitiesTest {

  private static final int ORDER = 20;
  private static final double X = 0.7;

  static Stream<Arguments> same() {
    return Stream.of(
        row("log exp", x -> x.exp().log(), x -> x),
        row("√x²", x -> x.sqrt().square(), x -> x),
        row("∛x³", x -> x.cbrt().pow(3), x -> x),
        row("sin² + cos²", x -> x.sin().square().add(x.cos().square()), x -> Scalar.of(1)),
        row("cosh² - sinh²", x -> x.cosh().square().subtract(x.sinh().square()), x -> Scalar.of(1)),
        row("tan", x -> x.tan(), x -> x.sin().divide(x.cos())),
        row("tanh", x -> x.tanh(), x -> x.sinh().divide(x.cosh())),
        row("sin asin", x -> x.asin().sin(), x -> x),
        row("tan atan", x -> x.atan().tan(), x -> x),
        row("sinh asinh", x -> x.asinh().sinh(), x -> x),
        row("tanh atanh", x -> x.atanh().tanh(), x -> x),
        row("erf erfInv", x -> x.erfInv().erf(), x -> x),
        row("x^x", x -> x.pow(x), x -> x.log().multiply(x).exp()),
        row("hypot", x -> x.hypot(x.square()), x -> x.square().add(x.pow(4)).sqrt()),
        row("atan2", x -> x.sin().atan2(x.cos()), x -> x),
        row("log Γ", x -> x.add(1).logGamma().subtract(x.logGamma()), x -> x.log()),
        row("softmax", x -> Scalar.softmax(x, Scalar.of(0))[0], x -> x.sigmoid()),
        row(
            "dot",
            x -> Scalar.dot(pair(x), pair(x.sin())),
            x -> x.multiply(x.sin()).add(x.sin().exp().multiply(x.exp()))),
        row("product", x -> Scalar.product(x, x, x), x -> x.pow(3)),
        row("norm2", x -> Scalar.norm2(x, x.exp()), x -> x.square().add(x.exp().square()).sqrt()));
  }

  private static Scalar[] pair(Scalar x) {
    return new Scalar[] {x, x.exp()};
  }

  private static Arguments row(String name, UnaryFunction f, UnaryFunction g) {
    return Arguments.of(name, f, g);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void same(String name, UnaryFunction f, UnaryFunction g) {
    double[] expected = TaylorMode.coefficients(g, X, ORDER);
    double[] actual = TaylorMode.coefficients(f, X, ORDER);
    double radius = 0.3;
    double scale = 1;
    for (int k = 0; k <= ORDER; k++) {
      assertClose(name + ", order " + k, expected[k] * scale, actual[k] * scale, 1e-13);
      scale *= radius;
    }
  }

  /** {@code f(g(t))} is f along the curve g. */
  @Test
  void compositionIsSubstitution() {
    UnaryFunction f = y -> y.exp().add(1).log().multiply(y.sin());
    UnaryFunction g = x -> x.square().subtract(0.3).atan();
    double[] inner = TaylorMode.coefficients(g, X, ORDER);
    double[] outer =
        TaylorMode.coefficients(y -> new Scalar[] {f.apply(y[0])}, new double[][] {inner})[0];
    assertClose("f(g)", TaylorMode.coefficients(x -> f.apply(g.apply(x)), X, ORDER), outer, 0);
    assertClose("by powers", substituted(f, inner), outer, 1e-12);
  }

  /** {@code Σ f_k (g - g_0)ᵏ}. */
  private static double[] substituted(UnaryFunction f, double[] g) {
    double[] coefficients = TaylorMode.coefficients(f, g[0], ORDER);
    double[] step = g.clone();
    step[0] = 0;
    double[] sum = new double[ORDER + 1];
    for (int k = ORDER; k >= 0; k--) {
      sum = product(sum, step);
      sum[0] += coefficients[k];
    }
    return sum;
  }

  private static double[] product(double[] a, double[] b) {
    double[] c = new double[a.length];
    for (int k = 0; k < c.length; k++) {
      for (int j = 0; j <= k; j++) {
        c[k] += a[j] * b[k - j];
      }
    }
    return c;
  }

  /** {@code (f g)⁽ⁿ⁾ = Σ C(n, k) f⁽ᵏ⁾ g⁽ⁿ⁻ᵏ⁾}. */
  @Test
  void leibniz() {
    double[] f = TaylorMode.derivatives(x -> x.sin().exp(), X, 10);
    double[] g = TaylorMode.derivatives(x -> x.log().atan(), X, 10);
    double[] expected = new double[11];
    for (int n = 0; n <= 10; n++) {
      double binomial = 1;
      for (int k = 0; k <= n; k++) {
        expected[n] += binomial * f[k] * g[n - k];
        binomial = binomial * (n - k) / (k + 1);
      }
    }
    UnaryFunction product = x -> x.sin().exp().multiply(x.log().atan());
    assertClose("derivatives", expected, TaylorMode.derivatives(product, X, 10), 1e-13);
  }

  @Test
  void derivativesAreCoefficientsTimesFactorials() {
    double[] derivatives = TaylorMode.derivatives(x -> x.exp(), 0, 12);
    double[] ones = new double[13];
    Arrays.fill(ones, 1);
    assertClose("exp", ones, derivatives, 1e-15);
    double[][] along =
        TaylorMode.directional(
            x -> new Scalar[] {x[0].multiply(x[1]).exp()},
            new double[] {0, 2},
            new double[] {3, 0},
            5);
    assertClose("exp(6 t)", new double[] {1, 6, 36, 216, 1296, 7776}, along[0], 1e-15);
  }
}
