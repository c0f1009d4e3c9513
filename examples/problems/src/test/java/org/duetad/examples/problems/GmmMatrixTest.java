package org.duetad.examples.problems;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.duetad.core.mode.Differentiator;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The mixture in matrices agrees with the mixture in scalars. */
class GmmMatrixTest {

  static List<GmmData> instances() {
    GmmData data = GmmData.generate(3, 2, 20, 2);
    double[] far = Arrays.stream(data.x()).map(x -> x + 1e6).toArray();
    double[] parameters = data.parameters().clone();
    for (int i = 2; i < 8; i++) {
      parameters[i] += 1e6; // The means.
    }
    return List.of(
        GmmData.generate(1, 1, 1, 1),
        GmmData.generate(1, 3, 5, 1),
        GmmData.generate(4, 5, 30, 1),
        GmmData.generate(10, 25, 100, 1),
        new GmmData(3, 2, 20, data.parameters(), data.x(), 1.5, 2),
        new GmmData(3, 2, 20, parameters, far, 1, 0));
  }

  @ParameterizedTest
  @MethodSource("instances")
  void theGradientsAreTheSame(GmmData data) {
    Problem scalars = new GmmProblem(data);
    Problem matrices = scalars.matrixForm().orElseThrow();
    double[] expected = scalars.derivative(new ReverseMode());
    assertSame(expected, matrices.derivative(new ReverseMode()));
    if (data.parameters().length < 100) {
      Differentiator forward = new ForwardMode();
      assertSame(expected, matrices.derivative(forward));
    }
  }

  @ParameterizedTest
  @MethodSource("instances")
  void theValuesAreTheSame(GmmData data) {
    Problem matrices = new GmmProblem(data).matrixForm().orElseThrow();
    double expected = matrices.primal()[0];
    double value = matrices.block(0).value(matrices.point(0))[0];
    assertEquals(expected, value, 1e-9 * Math.abs(expected));
  }

  private static void assertSame(double[] expected, double[] actual) {
    assertEquals(expected.length, actual.length);
    double floor = 1e-6 * Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    for (int i = 0; i < expected.length; i++) {
      double allowed = 1e-9 * Math.max(floor, Math.abs(expected[i]));
      assertEquals(expected[i], actual[i], allowed, "entry " + i);
    }
  }
}
