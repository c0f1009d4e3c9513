package org.duetad.testing.modes;

import static org.duetad.testing.modes.Near.assertClose;
import static org.duetad.testing.modes.Near.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.duetad.core.Scalar;
import org.duetad.core.UnaryFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Jvp;
import org.duetad.core.mode.ValueAndGradient;
import org.duetad.core.mode.ValueAndJacobian;
import org.duetad.core.mode.Vjp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every call, on functions whose derivatives are known in closed form. */
interface ClosedFormContract extends ModeUnderTest {

  @ParameterizedTest
  @MethodSource("org.duetad.testing.modes.KnownMap#all")
  default void jacobian(KnownMap known) {
    double[][] expected = known.jacobian();
    assertClose("jacobian", expected, mode().jacobian(known.f, known.point), accuracy().first());
  }

  @ParameterizedTest
  @MethodSource("org.duetad.testing.modes.KnownMap#all")
  default void jvp(KnownMap known) {
    double[] v = ModeUnderTest.direction(known.point.length, 1);
    double[] expected = ModeUnderTest.times(known.jacobian(), v);
    Jvp jvp = mode().jvp(known.f, known.point, v);
    assertSameBits("value", known.f.value(known.point), jvp.value());
    assertClose("tangent", expected, jvp.tangent(), accuracy().first());
  }

  @ParameterizedTest
  @MethodSource("org.duetad.testing.modes.KnownMap#all")
  default void vjp(KnownMap known) {
    Vjp vjp = mode().vjp(known.f, known.point);
    double[] w = ModeUnderTest.direction(vjp.value().length, 2);
    double[][] jacobian = known.jacobian();
    double[] expected = ModeUnderTest.transposeTimes(jacobian, w, known.point.length);
    assertSameBits("value", known.f.value(known.point), vjp.value());
    assertClose("pullback", expected, vjp.pullback(w), accuracy().first());
  }

  @ParameterizedTest
  @MethodSource("org.duetad.testing.modes.KnownField#all")
  default void gradient(KnownField known) {
    double[] expected = known.gradient();
    double[] gradient = mode().gradient(known.f, known.point);
    assertClose("gradient", expected, gradient, accuracy().first());
  }

  @ParameterizedTest
  @MethodSource("org.duetad.testing.modes.KnownField#all")
  default void valueAndGradient(KnownField known) {
    ValueAndGradient both = mode().valueAndGradient(known.f, known.point);
    double[] value = {known.f.value(known.point)};
    assertSameBits("value", value, new double[] {both.value()});
    assertSameBits("gradient", mode().gradient(known.f, known.point), both.gradient());
  }

  @ParameterizedTest
  @MethodSource("org.duetad.testing.modes.KnownMap#all")
  default void valueAndJacobian(KnownMap known) {
    ValueAndJacobian both = mode().valueAndJacobian(known.f, known.point);
    assertSameBits("value", known.f.value(known.point), both.value());
    double[][] jacobian = mode().jacobian(known.f, known.point);
    assertEquals(jacobian.length, both.jacobian().length);
    for (int i = 0; i < jacobian.length; i++) {
      assertSameBits("row " + i, jacobian[i], both.jacobian()[i]);
    }
  }

  @ParameterizedTest
  @MethodSource("org.duetad.testing.modes.KnownField#all")
  default void hessianVectorProduct(KnownField known) {
    double[] v = ModeUnderTest.direction(known.point.length, 3);
    double[] expected = ModeUnderTest.times(known.hessian(), v);
    assertClose("hvp", expected, mode().hvp(known.f, known.point, v), accuracy().second());
  }

  @ParameterizedTest
  @MethodSource("org.duetad.testing.modes.KnownField#all")
  default void hessian(KnownField known) {
    double[][] expected = known.hessian();
    double[][] hessian = mode().hessian(known.f, known.point);
    assertClose("hessian", expected, hessian, accuracy().second());
    for (int i = 0; i < hessian.length; i++) {
      for (int k = 0; k < i; k++) {
        assertClose("symmetry", hessian[i][k], hessian[k][i], accuracy().second());
      }
    }
  }

  @Test
  default void derivativeOfOneVariable() {
    double x = 0.75;
    assertClose("sin", Math.cos(x), mode().derivative(Scalar::sin, x), accuracy().first());
    assertClose("exp", Math.exp(x), mode().derivative(Scalar::exp, x), accuracy().first());
    assertClose("1/x", -1 / (x * x), mode().derivative(Scalar::reciprocal, x), accuracy().first());
    double power = mode().derivative(t -> t.pow(t), x);
    assertClose("x^x", Math.pow(x, x) * (Math.log(x) + 1), power, accuracy().first());
    assertClose("5", 0, mode().derivative(t -> Scalar.of(5), x), 0);
    assertClose("x", 1, mode().derivative(t -> t, x), accuracy().first());
  }

  @Test
  default void secondDerivativeOfOneVariable() {
    double x = 0.75;
    assertSecond("sin", -Math.sin(x), Scalar::sin, x);
    assertSecond("exp", Math.exp(x), Scalar::exp, x);
    assertSecond("1/x", 2 / (x * x * x), Scalar::reciprocal, x);
    double slope = Math.log(x) + 1;
    assertSecond("x^x", Math.pow(x, x) * (slope * slope + 1 / x), t -> t.pow(t), x);
    assertClose("5", 0, mode().secondDerivative(t -> Scalar.of(5), x), 0);
    assertSecond("x", 0, t -> t, x);
  }

  private void assertSecond(String what, double expected, UnaryFunction f, double x) {
    assertClose(what, expected, mode().secondDerivative(f, x), accuracy().second());
  }

  /** {@code vᵀ H v}, beside an output whose second derivative along v is twice as large. */
  @ParameterizedTest
  @MethodSource("org.duetad.testing.modes.KnownField#all")
  default void secondDerivativeAlongADirection(KnownField known) {
    double[] v = ModeUnderTest.direction(known.point.length, 4);
    double curvature = ModeUnderTest.dot(v, ModeUnderTest.times(known.hessian(), v));
    VectorFunction f =
        x -> {
          Scalar y = known.f.apply(x);
          return new Scalar[] {y, y.multiply(-2).add(x[0]), Scalar.of(1)};
        };
    double[] expected = {curvature, -2 * curvature, 0};
    double[] second = mode().secondDerivative(f, known.point, v);
    assertClose("D²f[v, v]", expected, second, accuracy().second());
  }
}
