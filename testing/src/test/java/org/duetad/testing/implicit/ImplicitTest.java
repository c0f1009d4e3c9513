package org.duetad.testing.implicit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.UnaryFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.implicit.Equations;
import org.duetad.core.implicit.Implicit;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.program.Program;
import org.duetad.forward.ForwardMode;
import org.duetad.forward.TaylorMode;
import org.duetad.reverse.ReverseMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Derivatives of solutions against closed forms, to third order, in all nestings of the modes. */
class ImplicitTest {

  private static final String PAIRS = "org.duetad.testing.implicit.ImplicitTest#pairs";
  private static final Differentiator[] MODES = {new ForwardMode(), new ReverseMode()};

  static Stream<Arguments> pairs() {
    return Stream.of(MODES)
        .flatMap(outer -> Stream.of(MODES).map(inner -> Arguments.of(outer, inner)));
  }

  static Stream<Arguments> triples() {
    return pairs()
        .flatMap(
            pair ->
                Stream.of(MODES).map(third -> Arguments.of(pair.get()[0], pair.get()[1], third)));
  }

  /** The equations of {@code √p}. */
  private static final Equations SQUARE = (x, p) -> new Scalar[] {x[0].square().subtract(p[0])};

  private static double[] newtonSqrt(double... p) {
    return new double[] {Newton.root(x -> x * x - p[0], 1.0)};
  }

  private static Scalar sqrt(Scalar a) {
    return Implicit.root(SQUARE, ImplicitTest::newtonSqrt, a)[0];
  }

  @ParameterizedTest
  @MethodSource("triples")
  void squareRoot(Differentiator outer, Differentiator middle, Differentiator inner) {
    UnaryFunction first = x -> inner.derivative(ImplicitTest::sqrt, x);
    UnaryFunction second = x -> middle.derivative(first, x);
    double a = 2.25;
    assertEquals(1.5, ((UnaryFunction) ImplicitTest::sqrt).value(a), 1e-15);
    assertEquals(1 / 3.0, outer.derivative(ImplicitTest::sqrt, a), 1e-15);
    assertEquals(-0.25 / (1.5 * 1.5 * 1.5), outer.derivative(first, a), 1e-15);
    assertEquals(0.375 / Math.pow(1.5, 5), outer.derivative(second, a), 1e-15);
  }

  /** Within other operations, so that adjoints and tangents are not 1. */
  @ParameterizedTest
  @MethodSource("triples")
  void chainRule(Differentiator outer, Differentiator middle, Differentiator inner) {
    UnaryFunction f = x -> sqrt(x.exp().add(x.square())).sin();
    UnaryFunction same = x -> x.exp().add(x.square()).sqrt().sin();
    UnaryFunction first = x -> inner.derivative(f, x);
    UnaryFunction second = x -> middle.derivative(first, x);
    UnaryFunction sameFirst = x -> inner.derivative(same, x);
    UnaryFunction sameSecond = x -> middle.derivative(sameFirst, x);
    assertEquals(outer.derivative(sameSecond, 0.7), outer.derivative(second, 0.7), 1e-13);
  }

  /** Kepler's equation {@code E - e sin E = M}. */
  @ParameterizedTest
  @MethodSource(PAIRS)
  void kepler(Differentiator outer, Differentiator inner) {
    ScalarFunction anomaly =
        p ->
            Implicit.root(
                (x, q) -> new Scalar[] {x[0].subtract(q[1].multiply(x[0].sin())).subtract(q[0])},
                q -> new double[] {Newton.root(x -> x - q[1] * Math.sin(x) - q[0], q[0])},
                p)[0];
    double e = 0.4;
    double[] p = {1.2, e};
    double ecc = anomaly.value(p);
    double s = Math.sin(ecc);
    double c = Math.cos(ecc);
    double d = 1 - e * c;
    double byE = s / d;
    double mixed = (c - e) / (d * d * d);
    double second = (c * byE * d - s * (e * s * byE - c)) / (d * d);
    double[][] hessian = {{-e * s / (d * d * d), mixed}, {mixed, second}};
    assertArrayEquals(new double[] {1 / d, byE}, outer.gradient(anomaly, p), 1e-14);
    double[][] nested = outer.jacobian(x -> inner.gradient(anomaly, x), p);
    for (int i = 0; i < 2; i++) {
      assertArrayEquals(hessian[i], nested[i], 1e-14);
      assertArrayEquals(hessian[i], outer.hessian(anomaly, p)[i], 1e-14);
    }
    assertArrayEquals(hessian[1], outer.hvp(anomaly, p, new double[] {0, 1}), 1e-14);
  }

  /** {@code x = cos(p x)}, by iterating. */
  @ParameterizedTest
  @MethodSource(PAIRS)
  void fixedPoint(Differentiator outer, Differentiator inner) {
    UnaryFunction f =
        p ->
            Implicit.fixedPoint(
                (x, q) -> new Scalar[] {x[0].multiply(q[0]).cos()},
                q -> {
                  double x = 1;
                  for (int i = 0; i < 200; i++) {
                    x = Math.cos(q[0] * x);
                  }
                  return new double[] {x};
                },
                p)[0];
    double x = 0.7390851332151607;
    double s = Math.sin(x);
    double d = 1 + s;
    double first = -x * s / d;
    double sDot = x * (x + first);
    double second = (-(first * s + x * sDot) * d + x * s * (s + sDot)) / (d * d);
    assertEquals(x, f.value(1.0), 1e-15);
    assertEquals(first, outer.derivative(f, 1.0), 1e-14);
    UnaryFunction derivative = p -> inner.derivative(f, p);
    assertEquals(second, outer.derivative(derivative, 1.0), 1e-14);
  }

  private static final double[][] DESIGN = {{1, 2}, {0.5, -1}, {-2, 0.25}, {1, 1}};
  private static final double[] TARGET = {1, -0.5, 2, 0.75};

  /** {@code (XᵀX + λI)⁻¹ Xᵀy}. */
  private static Matrix ridge(double lambda) {
    Matrix x = Matrix.of(DESIGN);
    return penalised(lambda).solve(x.multTransA(Matrix.column(TARGET)));
  }

  private static Matrix penalised(double lambda) {
    Matrix x = Matrix.of(DESIGN);
    return x.multTransA(x).plus(Matrix.identity(2).scale(lambda));
  }

  /** Ridge regression: {@code w' = -A⁻¹w, w'' = 2A⁻²w, w''' = -6A⁻³w}. */
  @ParameterizedTest
  @MethodSource("triples")
  void argmin(Differentiator outer, Differentiator middle, Differentiator inner) {
    double lambda = 0.8;
    Matrix a = penalised(lambda);
    Matrix w = ridge(lambda);
    Matrix first = a.solve(w).negative();
    Matrix second = a.solve(first).scale(-2);
    Matrix third = a.solve(second).scale(-3);
    for (int i = 0; i < 2; i++) {
      int at = i;
      UnaryFunction f = p -> weights(p)[at];
      UnaryFunction f1 = p -> inner.derivative(f, p);
      UnaryFunction f2 = p -> middle.derivative(f1, p);
      assertEquals(w.get(i, 0).value(), f.value(lambda), 1e-15);
      assertEquals(first.get(i, 0).value(), outer.derivative(f, lambda), 1e-14);
      assertEquals(second.get(i, 0).value(), outer.derivative(f1, lambda), 1e-14);
      assertEquals(third.get(i, 0).value(), outer.derivative(f2, lambda), 1e-14);
    }
  }

  private static Scalar[] weights(Scalar lambda) {
    return Implicit.argmin(
        (w, p) -> {
          Matrix column = Matrix.column(w);
          Matrix error = Matrix.of(DESIGN).mult(column).minus(Matrix.column(TARGET));
          return error.squaredNorm().add(p[0].multiply(column.squaredNorm())).multiply(0.5);
        },
        p -> ridge(p[0]).value().data,
        lambda);
  }

  /** Numbers and matrices that the equations capture are parameters too. */
  @ParameterizedTest
  @MethodSource("triples")
  void capturedNumbers(Differentiator outer, Differentiator middle, Differentiator inner) {
    UnaryFunction f = x -> inner.derivative(y -> captured(x, y), x.square());
    UnaryFunction same = x -> inner.derivative(y -> closed(x, y), x.square());
    UnaryFunction second = x -> middle.derivative(f, x);
    UnaryFunction sameSecond = x -> middle.derivative(same, x);
    double x = 1.3;
    assertEquals(same.value(x), f.value(x), 1e-14);
    assertEquals(outer.derivative(same, x), outer.derivative(f, x), 1e-13);
    assertEquals(outer.derivative(sameSecond, x), outer.derivative(second, x), 1e-12);
  }

  /** {@code z² = x² y (x + y³)} with x, and a column of x and y³, captured. */
  private static Scalar captured(Scalar x, Scalar y) {
    Matrix m = Matrix.column(x, y.pow(3));
    return Implicit.root(
        (z, q) ->
            new Scalar[] {
              z[0].square().subtract(x.square().multiply(q[0]).multiply(m.elementSum()))
            },
        q -> {
          double s = m.elementSum().value() * x.value() * x.value();
          return new double[] {Math.sqrt(s * q[0])};
        },
        y)[0];
  }

  private static Scalar closed(Scalar x, Scalar y) {
    return x.multiply(y.multiply(x.add(y.pow(3))).sqrt());
  }

  /** Parameters that are constants, with equations that use an outer number. */
  @ParameterizedTest
  @MethodSource(PAIRS)
  void onlyCapturedNumbers(Differentiator outer, Differentiator inner) {
    UnaryFunction f =
        a ->
            Implicit.root(
                (x, p) -> new Scalar[] {x[0].multiply(a).subtract(p[0])},
                p -> new double[] {p[0] / a.value()},
                Scalar.of(3.0))[0];
    assertEquals(-0.75, outer.derivative(f, 2.0), 1e-15);
    UnaryFunction first = a -> inner.derivative(f, a);
    assertEquals(0.75, outer.derivative(first, 2.0), 1e-15);
  }

  /** A recorded program solves again at each point of evaluation. */
  @Test
  void replayed() {
    VectorFunction f = p -> new Scalar[] {sqrt(p[0].multiply(2))};
    Program program = Program.record(f, 2.0);
    assertEquals(2.0, program.evaluate(2.0)[0], 1e-15);
    assertEquals(3.0, program.evaluate(4.5)[0], 1e-15);
  }

  /** The tangent and adjoint of a recorded program, at another point. */
  @Test
  void transformed() {
    VectorFunction f = p -> new Scalar[] {sqrt(p[0].multiply(2)).multiply(p[0])};
    Program program = Program.record(f, 2.0);
    assertEquals(4.5, program.tangent().evaluate(4.5, 1.0)[1], 1e-14);
    assertEquals(4.5, program.adjoint().evaluate(4.5, 1.0)[1], 1e-14);
    assertEquals(0.5, program.adjoint().tangent().evaluate(4.5, 1, 1, 0)[3], 1e-14);
  }

  /** All orders at once: the series of {@code √(a + t)}. */
  @Test
  void taylorSeries() {
    UnaryFunction same = p -> p.sqrt();
    assertArrayEquals(
        TaylorMode.derivatives(same, 2.0, 6),
        TaylorMode.derivatives(ImplicitTest::sqrt, 2.0, 6),
        1e-13);
  }

  /** The solver runs once per point, whatever is computed there. */
  @Test
  void solverRunsOnce() {
    for (Differentiator mode : MODES) {
      AtomicInteger runs = new AtomicInteger();
      UnaryFunction f =
          a ->
              Implicit.root(
                  SQUARE,
                  p -> {
                    runs.incrementAndGet();
                    return newtonSqrt(p);
                  },
                  a)[0];
      mode.derivative(f, 2.0);
      assertEquals(1, runs.get());
      UnaryFunction first = a -> mode.derivative(f, a);
      mode.derivative(first, 2.0);
      assertEquals(2, runs.get());
    }
  }

  @Test
  void aWrongSolutionIsRefused() {
    UnaryFunction f = a -> Implicit.root(SQUARE, p -> new double[] {1.4}, a)[0];
    for (Differentiator mode : MODES) {
      String message =
          assertThrows(ArithmeticException.class, () -> mode.derivative(f, 2.0)).getMessage();
      assertTrue(message.startsWith("root: the solver's result is not a solution"), message);
      assertTrue(message.contains("[-0.04000000000000026]"), message);
    }
    UnaryFunction nan = a -> Implicit.root(SQUARE, p -> new double[] {Double.NaN}, a)[0];
    assertThrows(ArithmeticException.class, () -> nan.value(2.0));
  }

  @Test
  void aSingularJacobianIsRefused() {
    UnaryFunction f = a -> Implicit.root(SQUARE, p -> new double[] {0.0}, a)[0];
    assertEquals(0.0, f.value(0.0));
    for (Differentiator mode : MODES) {
      String message =
          assertThrows(ArithmeticException.class, () -> mode.derivative(f, 0.0)).getMessage();
      assertTrue(message.startsWith("root: the Jacobian"), message);
      assertTrue(message.contains("1x1, is singular"), message);
    }
  }

  @Test
  void wrongCountsAreRefused() {
    Scalar one = Scalar.of(1.0);
    Equations two = (x, p) -> new Scalar[] {x[0], p[0]};
    String message =
        assertThrows(IllegalStateException.class, () -> Implicit.root(two, p -> new double[1], one))
            .getMessage();
    assertTrue(message.startsWith("root: 2 equations for the 1 unknowns"), message);
    assertThrows(
        IllegalStateException.class, () -> Implicit.fixedPoint(two, p -> new double[1], one));
    assertThrows(IllegalArgumentException.class, () -> Implicit.root(two, p -> new double[1]));
  }
}
