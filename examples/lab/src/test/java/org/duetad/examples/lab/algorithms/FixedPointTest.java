package org.duetad.examples.lab.algorithms;

import static org.duetad.core.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.Differentiator;
import org.duetad.examples.lab.Draws;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both derivatives of fixed points against recurrences and another library's linear algebra. */
class FixedPointTest {

  private static final String MODES = "org.duetad.testing.Modes#all";
  private static final double MEAN = 0.5 - 0.9 * Math.sin(0.5);

  /** {@code a ← M + e sin a} and {@code a' ← sin a + e cos a a'}, from a = M. */
  @ParameterizedTest
  @MethodSource(MODES)
  void unrolled(Differentiator mode) {
    for (int count : new int[] {0, 1, 5, 50}) {
      double a = MEAN;
      double slope = 0;
      for (int k = 0; k < count; k++) {
        slope = Math.sin(a) + 0.9 * Math.cos(a) * slope;
        a = MEAN + 0.9 * Math.sin(a);
      }
      assertEquals(a, FixedPoint.unrolled(Scalar.of(0.9), count).value(), 1e-15);
      assertEquals(slope, mode.gradient(e -> FixedPoint.unrolled(e[0], count), 0.9)[0], 1e-14);
    }
  }

  /** With {@code A = 1/2}: {@code sin A/(1 - e cos A)}. */
  @ParameterizedTest
  @MethodSource(MODES)
  void implicit(Differentiator mode) {
    double known = Math.sin(0.5) / (1 - 0.9 * Math.cos(0.5));
    assertEquals(0.5, FixedPoint.implicit(Scalar.of(0.9)).value(), 1e-15);
    assertEquals(known, mode.gradient(e -> FixedPoint.implicit(e[0]), 0.9)[0], 1e-14);
    assertEquals(known, FixedPoint.closedForm(), 1e-15);
  }

  @ParameterizedTest
  @MethodSource(MODES)
  void equilibrium(Differentiator mode) {
    RandomGenerator random = new SplittableRandom(5);
    int n = 6;
    Matrix weights = FixedPoint.contraction(random, n);
    double[] bias = Draws.gaussian(random, n);
    RealMatrix w = MatrixUtils.createRealMatrix(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        w.setEntry(i, j, weights.get(i, j).value());
      }
    }
    double[] h = new double[n];
    for (int k = 0; k < 1000; k++) {
      double[] z = w.operate(h);
      Arrays.setAll(h, i -> Math.tanh(z[i] + bias[i]));
    }
    double[] slopes = Arrays.stream(h).map(y -> 1 - y * y).toArray();
    RealMatrix d = MatrixUtils.createRealDiagonalMatrix(slopes);
    RealMatrix system = MatrixUtils.createRealIdentityMatrix(n).subtract(d.multiply(w));
    double[][] known = new LUDecomposition(system).getSolver().solve(d).getData();
    assertClose(
        "implicit", known, mode.jacobian(b -> FixedPoint.equilibrium(weights, b), bias), 1e-13);
    assertClose(
        "unrolled",
        known,
        mode.jacobian(
            b -> FixedPoint.equilibrium(weights, Matrix.column(b), 400).toScalars(), bias),
        1e-13);
    assertClose("by the theorem", known, FixedPoint.byBias(weights, bias), 1e-13);
  }
}
