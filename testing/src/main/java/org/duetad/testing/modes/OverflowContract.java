package org.duetad.testing.modes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.rules.Elementary;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A zero that overflow made does not annihilate an infinity, every other zero does. For modes that
 * read slopes.
 */
public interface OverflowContract extends ModeUnderTest {

  double NAN = Double.NaN;
  double INFINITY = Double.POSITIVE_INFINITY;

  /** Functions, points and gradients: NaN where a path has such a zero and an infinity. */
  @SuppressWarnings("ImmutableEnumChecker") // Its arrays are not modified.
  enum Case {
    LOG_ONE_PLUS_EXP(x -> x[0].exp().add(1).log(), at(1000), NAN),
    LOG_SUM(x -> x[0].exp().add(x[1].exp()).log(), at(1000, 0), NAN, 0),
    LOGIT(x -> x[0].divide(x[0].negate().add(1)).log(), at(1), NAN),
    RECIPROCALS(x -> x[0].reciprocal().reciprocal(), at(0), NAN),
    QUOTIENTS(x -> Scalar.of(1).divide(Scalar.of(1).divide(x[0])), at(0), NAN),
    EXP_LOG(x -> x[0].log().exp(), at(0), NAN),
    TANH_LOG(x -> x[0].log().tanh(), at(0), NAN),
    SIGMOID_LOG(x -> x[0].log().sigmoid(), at(0), NAN),
    RATIONAL(x -> x[0].reciprocal().add(1).reciprocal(), at(0), NAN),
    ATAN_POWER(x -> x[0].pow(-2).atan(), at(0), NAN),
    TANH_ATANH(x -> x[0].atanh().tanh(), at(1), NAN),
    ERF_INVERSE(x -> x[0].erfInv().erf(), at(1), NAN),
    GAUSSIAN(x -> x[0].square().negate().exp(), at(1e308), NAN),
    SUM_OF_PATHS(x -> x[0].exp().log().add(x[0].exp()), at(1000), NAN),
    LOG_SUM_EXP(x -> Scalar.logSumExp(x[0].log(), x[1].log()), at(0, 1), NAN, 1),
    SOFTMAX(x -> Scalar.softmax(x[0].log(), x[1].log())[0], at(0, 1), NAN, 0),
    MATRIX(
        x -> Matrix.row(x).apply(Elementary.EXP).plus(1).apply(Elementary.LOG).elementSum(),
        at(1000, 1),
        NAN,
        Math.E / (1 + Math.E)),
    ROOT_BESIDE(x -> x[0].sqrt().add(x[1]), at(0, 1), INFINITY, 1),
    ROOT_OF_SQUARE(x -> x[0].multiply(x[0]).sqrt(), at(0), 0),
    ATAN_OF_EVEN(x -> x[0].multiply(x[0]).reciprocal().atan(), at(0), 0),
    MASKED(x -> x[0].add(Double.NEGATIVE_INFINITY).exp().add(x[1].sqrt()), at(1, 0), 0, INFINITY),
    BRANCH(x -> x[0].exp().min(Scalar.of(1)), at(1000), 0),
    SATURATED(x -> x[0].log().relu(), at(0), 0),
    GIVEN(x -> x[0].exp().sqrt(), at(Double.NEGATIVE_INFINITY), 0);

    public final ScalarFunction f;
    public final double[] point;
    public final double[] gradient;

    Case(ScalarFunction f, double[] point, double... gradient) {
      this.f = f;
      this.point = point;
      this.gradient = gradient;
    }
  }

  private static double[] at(double... point) {
    return point;
  }

  @ParameterizedTest
  @EnumSource(Case.class)
  default void zerosOfOverflowDoNotAnnihilate(Case known) {
    ScalarFunction f = known.f;
    double[] x = known.point;
    Map<String, Supplier<double[]>> ways = new LinkedHashMap<>();
    ways.put("gradient", () -> mode().gradient(f, x));
    ways.put("jacobian", () -> mode().jacobian(f.asVector(), x)[0]);
    ways.put("vjp", () -> mode().vjp(f.asVector(), x).pullback(1));
    ways.put("nested gradient", () -> mode().vjp(at -> mode().gradient(f, at), x).value());
    ways.put(
        "nested jacobian", () -> mode().vjp(at -> mode().jacobian(f.asVector(), at)[0], x).value());
    ways.forEach((way, answer) -> assertArrayEquals(known.gradient, answer.get(), 1e-15, way));
    double sum = Arrays.stream(known.gradient).sum();
    double[] ones = new double[x.length];
    Arrays.fill(ones, 1);
    assertArrayEquals(at(sum), mode().jvp(f.asVector(), x, ones).tangent(), 1e-15, "jvp");
  }

  /** Where the first derivative is NaN, so is the second. */
  @ParameterizedTest
  @EnumSource(Case.class)
  default void secondDerivativesAreNoMoreCertain(Case known) {
    if (!Double.isNaN(known.gradient[0])) {
      return;
    }
    double[] v = new double[known.point.length];
    v[0] = 1;
    double curvature = mode().hvp(known.f, known.point, v)[0];
    assertArrayEquals(at(NAN), at(curvature), known::name);
  }
}
