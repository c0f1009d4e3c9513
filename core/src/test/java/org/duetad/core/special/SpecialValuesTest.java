package org.duetad.core.special;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values at zeros of either sign, infinities, poles and outside the domains. */
class SpecialValuesTest {

  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;

  /** A value that must be met to the bit, so that {@code -0} is not 0. */
  record Row(String what, double expected, double actual) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Row> rows() {
    return Stream.of(
            table("erf", ErrorFunction::erf, 0, 0, -0.0, -0.0, INF, 1, -INF, -1, NAN, NAN),
            table("erfc", ErrorFunction::erfc, 0, 1, -0.0, 1, INF, 0, -INF, 2, NAN, NAN),
            table("erfInv", ErrorFunction::erfInv, 0, 0, -0.0, -0.0, 1, INF, -1, -INF),
            table("erfInv", ErrorFunction::erfInv, 1.5, NAN, -INF, NAN, NAN, NAN),
            table("cdf", Gaussian::cdf, 0, 0.5, -0.0, 0.5, INF, 1, -INF, 0, -40, 0, NAN, NAN),
            table("gelu", Gaussian::gelu, 0, 0, -0.0, -0.0, INF, INF, -INF, -0.0, NAN, NAN),
            table("swish", Gates::swish, 0, 0, -0.0, -0.0, INF, INF, -INF, -0.0, NAN, NAN),
            table("mish", Mish::value, 0, 0, -0.0, -0.0, INF, INF, -INF, -0.0, NAN, NAN),
            table("geluSigmoid", Gates::geluSigmoid, 0, 0, -0.0, -0.0, INF, INF, -INF, -0.0),
            table("geluSigmoid", Gates::geluSigmoid, 1e308, 1e308, -1e308, -0.0, NAN, NAN),
            table("geluTanh", Gates::geluTanh, 0, 0, -0.0, -0.0, INF, INF, -INF, -0.0),
            table("geluTanh", Gates::geluTanh, 1e308, 1e308, -1e308, -0.0, NAN, NAN),
            table("logGamma", LogGamma::value, 0, INF, -0.0, INF, -1, INF, -1e300, INF),
            table("logGamma", LogGamma::value, 1, 0, 2, 0, INF, INF, -INF, INF, NAN, NAN),
            table("digamma", polygamma(0), 0, NAN, -0.0, NAN, -1, NAN, -1e300, NAN),
            table("digamma", polygamma(0), INF, INF, -INF, NAN, NAN, NAN, 1e-320, -INF),
            table("trigamma", polygamma(1), 0, INF, -0.0, INF, -1, INF, -1e300, INF),
            table("trigamma", polygamma(1), INF, 0, -INF, NAN, NAN, NAN, -1e-320, INF),
            table("polygamma 2", polygamma(2), 0, NAN, -0.0, NAN, -1, NAN, INF, -0.0),
            table("polygamma 2", polygamma(2), -INF, NAN, NAN, NAN, 1e-320, -INF, -1e-320, INF),
            table("log1mExp", Exponential::log1mExp, 0, -INF, -0.0, -INF, -INF, -0.0),
            table("log1mExp", Exponential::log1mExp, 1, NAN, INF, NAN, NAN, NAN),
            table("sigmoid", Exponential::sigmoid, 0, 0.5, INF, 1, -INF, 0, NAN, NAN),
            table("tanh", HyperbolicTangent::tanh, 0, 0, -0.0, -0.0, INF, 1, -INF, -1, NAN, NAN),
            table("sech²", HyperbolicTangent::sechSquare, 0, 1, INF, 0, -INF, 0, NAN, NAN),
            table("softplus", Exponential::softplus, INF, INF, -INF, 0, NAN, NAN),
            table("sinc", Exponential::sinc, 0, 1, -0.0, 1, INF, 0, -INF, 0, NAN, NAN),
            table("besselJ0", Bessel::j0, 0, 1, -0.0, 1, INF, 0, -INF, 0, NAN, NAN),
            table("besselJ1", Bessel::j1, 0, 0, -0.0, -0.0, INF, 0, -INF, -0.0, NAN, NAN),
            table("asinh", InverseHyperbolic::asinh, 0, 0, -0.0, -0.0, INF, INF, -INF, -INF),
            table("asinh", InverseHyperbolic::asinh, NAN, NAN),
            table("acosh", InverseHyperbolic::acosh, 1, 0, INF, INF, 0.5, NAN, -INF, NAN, NAN, NAN),
            table("atanh", InverseHyperbolic::atanh, 0, 0, -0.0, -0.0, 1, INF, -1, -INF),
            table("atanh", InverseHyperbolic::atanh, 2, NAN, -INF, NAN, NAN, NAN),
            table(
                "exp of -x²", x -> Gaussian.exp(-1, x), 0, 1, INF, 0, -INF, 0, NAN, NAN, 1e308, 0),
            table("exp of x²", x -> Gaussian.exp(1, x), -0.0, 1, INF, INF, NAN, NAN, 30, INF),
            table("square root", root(2), 4, 2, -4, NAN, -0.0, 0, INF, INF, NAN, NAN),
            table("cube root", root(3), -8, -2, -0.0, -0.0, -INF, -INF, NAN, NAN),
            table("root 10", root(10), 1024, 2, -1, NAN, -0.0, 0, INF, INF, NAN, NAN),
            table("root -1", root(-1), 0, INF, -0.0, -INF, INF, 0, -4, -0.25, NAN, NAN),
            table("root -2", root(-2), 0, INF, -0.0, INF, INF, 0, -4, NAN, 16, 0.25))
        .flatMap(table -> table);
  }

  static Stream<Row> rowsOfTwo() {
    return Stream.of(
            table2("logBeta", LogBeta::value, 1, 1, 0, 0, 1, INF, 1, 0, INF, 0, 0, INF),
            table2("logBeta", LogBeta::value, INF, 1, -INF, 2, INF, -INF, INF, INF, -INF),
            table2("logBeta", LogBeta::value, -1, 2, NAN, 2, -1, NAN, NAN, 1, NAN, 1, NAN, NAN),
            table2("difference", DigammaDifference::value, 3, 0, 0, 0, 3, INF, 1, INF, INF),
            table2("difference", DigammaDifference::value, INF, 1, 0, INF, INF, NAN),
            table2("difference", DigammaDifference::value, -1, 2, NAN, 2, -1, NAN),
            table2("difference", DigammaDifference::value, NAN, 1, NAN, 1, NAN, NAN),
            table2("logAddExp", Exponential::logAddExp, -INF, -INF, -INF, -INF, INF, INF),
            table2("logAddExp", Exponential::logAddExp, -INF, -0.05, -0.05, -0.05, -INF, -0.05),
            table2("logAddExp", Exponential::logAddExp, -1e300, -0.05, -0.05, INF, INF, INF),
            table2("logAddExp", Exponential::logAddExp, NAN, 1, NAN, 1, NAN, NAN, -0.01, NAN, NAN))
        .flatMap(table -> table);
  }

  @ParameterizedTest
  @MethodSource({"rows", "rowsOfTwo"})
  void isExact(Row row) {
    assertEquals(row.expected(), row.actual(), row.what());
  }

  @Test
  void refusedOrdersAreNamed() {
    var order = assertThrows(IllegalArgumentException.class, () -> Polygamma.value(-1, 2.5));
    assertTrue(order.getMessage().contains("order -1 at x = 2.5"), order.getMessage());
    var degree = assertThrows(IllegalArgumentException.class, () -> Roots.root(2.5, 0));
    assertTrue(degree.getMessage().contains("n = 0 at x = 2.5"), degree.getMessage());
  }

  private static DoubleUnaryOperator polygamma(int order) {
    return x -> Polygamma.value(order, x);
  }

  private static DoubleUnaryOperator root(int degree) {
    return x -> Roots.root(x, degree);
  }

  /** Pairs of argument and value. */
  private static Stream<Row> table(String name, DoubleUnaryOperator f, double... numbers) {
    Stream.Builder<Row> rows = Stream.builder();
    for (int i = 0; i < numbers.length; i += 2) {
      double x = numbers[i];
      rows.add(new Row(name + " at " + x, numbers[i + 1], f.applyAsDouble(x)));
    }
    return rows.build();
  }

  /** Triples of two arguments and the value. */
  private static Stream<Row> table2(String name, DoubleBinaryOperator f, double... numbers) {
    Stream.Builder<Row> rows = Stream.builder();
    for (int i = 0; i < numbers.length; i += 3) {
      double x = numbers[i];
      double y = numbers[i + 1];
      String what = name + " at (" + x + ", " + y + ")";
      rows.add(new Row(what, numbers[i + 2], f.applyAsDouble(x, y)));
    }
    return rows.build();
  }
}
