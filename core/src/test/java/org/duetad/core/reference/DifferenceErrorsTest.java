package org.duetad.core.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How wrong differences may be, where the derivative is known. */
class DifferenceErrorsTest {

  private static final double[] V = {1};

  @ParameterizedTest
  @ValueSource(doubles = {-3.7, -1, 0, 1e-6, 0.1, 0.3, 2, 5})
  void theErrorIsWithinTheBound(double x) {
    VectorFunction f =
        in -> new Scalar[] {in[0].multiply(40).sin(), in[0].exp(), in[0].square().add(1).log()};
    double[] exact = {40 * Math.cos(40 * x), Math.exp(x), 2 * x / (x * x + 1)};
    double[] noise = {1e-16 * (1 + 40 * Math.abs(x)), 2e-16 * Math.exp(x), 1e-15};
    double[] bounds = FiniteDifferences.errors(f, new double[] {x}, V, noise);
    double[] found = new FiniteDifferences().jvp(f, new double[] {x}, V).tangent();
    for (int i = 0; i < exact.length; i++) {
      double error = Math.abs(found[i] - exact[i]);
      assertTrue(error <= bounds[i], i + ": " + error + " of " + bounds[i]);
      assertTrue(bounds[i] < 1e-2 * Math.max(1, Math.abs(exact[i])), i + ": " + bounds[i]);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-10, 1e-3})
  void ofALineItIsTheNoiseOverTheStep(double noise) {
    double[] bound =
        FiniteDifferences.errors(
            in -> new Scalar[] {in[0].multiply(3)}, new double[] {0}, V, new double[] {noise});
    double h = 0x1p-11;
    assertEquals(1.5 * noise / h, bound[0], 1e-12 * (1 + bound[0]));
  }
}
