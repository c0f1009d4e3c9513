package org.duetad.testing.implicit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.UnaryFunction;
import org.duetad.core.implicit.Equations;
import org.duetad.core.implicit.Implicit;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.program.Program;
import org.duetad.core.spi.Primals;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.junit.jupiter.api.Test;

/**
 * Many equations of three unknowns each, {@code (T + p) sinh u = q s}, where s is an eigenvector of
 * the tridiagonal T of eigenvalue λ: {@code u = asinh(q s / (λ + p))}.
 */
class BandedImplicitTest {

  private static final int N = 60;
  private static final double LAMBDA = 2 - 2 * Math.cos(3 * Math.PI / (N + 1));
  private static final double[] POINT = {0.3, 1.2};
  private static final List<Differentiator> MODES = List.of(new ForwardMode(), new ReverseMode());

  private static double eigenvector(int i) {
    return Math.sin(3 * Math.PI * (i + 1) / (N + 1));
  }

  /** How many equations were evaluated. */
  private static final ThreadLocal<AtomicLong> EQUATIONS = ThreadLocal.withInitial(AtomicLong::new);

  private static final Equations SYSTEM =
      (u, p) -> {
        Scalar[] g = new Scalar[u.length];
        for (int i = 0; i < u.length; i++) {
          EQUATIONS.get().incrementAndGet();
          Scalar sum = u[i].sinh().multiply(p[0].add(2));
          sum = i > 0 ? sum.subtract(u[i - 1].sinh()) : sum;
          sum = i + 1 < u.length ? sum.subtract(u[i + 1].sinh()) : sum;
          g[i] = sum.subtract(p[1].multiply(eigenvector(i)));
        }
        return g;
      };

  private static Scalar[] closed(Scalar... p) {
    Scalar[] u = new Scalar[N];
    Arrays.setAll(u, i -> p[1].multiply(eigenvector(i)).divide(p[0].add(LAMBDA)).asinh());
    return u;
  }

  private static Scalar[] solved(Scalar... p) {
    return Implicit.root(SYSTEM, q -> Primals.of(closed(Scalar.of(q))), p);
  }

  private static Scalar loss(Scalar[] u) {
    Scalar sum = Scalar.of(0.0);
    for (int i = 0; i < u.length; i++) {
      sum = sum.add(u[i].square().multiply(1 + 0.1 * i));
    }
    return sum;
  }

  private static final ScalarFunction CLOSED = p -> loss(closed(p));
  private static final ScalarFunction SOLVED = p -> loss(solved(p));

  private static void assertClose(double[] expected, double[] actual, double tolerance) {
    double size = Arrays.stream(expected).map(Math::abs).max().orElse(0);
    assertArrayEquals(expected, actual, tolerance * (1 + size));
  }

  @Test
  void firstAndSecondDerivatives() {
    double[] v = {0.7, -0.4};
    for (Differentiator mode : MODES) {
      assertClose(mode.gradient(CLOSED, POINT), mode.gradient(SOLVED, POINT), 1e-12);
      double[][] expected = mode.jacobian(BandedImplicitTest::closed, POINT);
      double[][] actual = mode.jacobian(BandedImplicitTest::solved, POINT);
      for (int i = 0; i < N; i++) {
        assertClose(expected[i], actual[i], 1e-12);
      }
      assertClose(mode.hvp(CLOSED, POINT, v), mode.hvp(SOLVED, POINT, v), 1e-11);
    }
  }

  @Test
  void thirdDerivativesNested() {
    UnaryFunction closed = a -> CLOSED.apply(a, Scalar.of(1.2));
    UnaryFunction solved = a -> SOLVED.apply(a, Scalar.of(1.2));
    for (Differentiator outer : MODES) {
      for (Differentiator inner : MODES) {
        double expected =
            outer.derivative(
                (Scalar a) -> inner.derivative((Scalar b) -> outer.derivative(closed, b), a), 0.3);
        double actual =
            outer.derivative(
                (Scalar a) -> inner.derivative((Scalar b) -> outer.derivative(solved, b), a), 0.3);
        assertEquals(expected, actual, 1e-9 * Math.abs(expected));
      }
    }
  }

  @Test
  void recordedAtOtherPoints() {
    Program program = Program.record(SOLVED.asVector(), POINT);
    double[] elsewhere = {0.8, -0.5};
    assertClose(new double[] {CLOSED.value(elsewhere)}, program.evaluate(elsewhere), 1e-12);
    double[] adjoint = program.adjoint().evaluate(elsewhere[0], elsewhere[1], 1.0);
    assertClose(
        new ReverseMode().gradient(CLOSED, elsewhere), Arrays.copyOfRange(adjoint, 1, 3), 1e-11);
  }

  /** A dense Jacobian would take one sweep for each unknown. */
  @Test
  void theJacobianTakesAFewSweeps() {
    AtomicLong count = EQUATIONS.get();
    count.set(0);
    new ReverseMode().gradient(SOLVED, POINT);
    assertTrue(count.get() <= 10 * N, count + " equations");
  }

  @Test
  void aSingularJacobianIsRefused() {
    Equations flat =
        (u, p) -> {
          Scalar[] g = SYSTEM.apply(u, p);
          g[7] = u[7].square().multiply(p[0]);
          return g;
        };
    for (Differentiator mode : MODES) {
      String message =
          assertThrows(
                  ArithmeticException.class,
                  () ->
                      mode.jacobian(
                          p -> Implicit.root(flat, q -> new double[N], p[0], p[1]), 1.0, 0.0))
              .getMessage();
      assertTrue(message.contains("60x60, is singular"), message);
    }
  }

  @Test
  void anEquationWithoutUnknownsIsRefused() {
    Equations without =
        (u, p) -> {
          Scalar[] g = SYSTEM.apply(u, p);
          g[7] = p[1].square();
          return g;
        };
    for (Differentiator mode : MODES) {
      String message =
          assertThrows(
                  ArithmeticException.class,
                  () ->
                      mode.jacobian(
                          p -> Implicit.root(without, q -> new double[N], p[0], p[1]), 1.0, 0.0))
              .getMessage();
      assertTrue(message.contains("60x60, is singular"), message);
    }
  }
}
