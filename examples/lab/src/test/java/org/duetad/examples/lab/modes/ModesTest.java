package org.duetad.examples.lab.modes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.reference.ComplexStep;
import org.duetad.core.reference.FiniteDifferences;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.duetad.reverse.Tape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModesTest {

  /** The web has the stated derivatives, and depends on every input. */
  @ParameterizedTest
  @CsvSource({"1, 64", "64, 1", "8, 16"})
  void webIsDifferentiatedByAllModes(int outputs, int inputs) {
    VectorFunction web = new Web(outputs, 6);
    double[] x = Web.point(inputs);
    double[][] jacobian = new ReverseMode().jacobian(web, x);
    assertRows(jacobian, new ForwardMode().jacobian(web, x), 1e-15);
    assertRows(jacobian, new ComplexStep().jacobian(web, x), 1e-15);
    assertRows(jacobian, new FiniteDifferences().jacobian(web, x), 1e-8);
    assertTrue(Arrays.stream(jacobian).flatMapToDouble(Arrays::stream).allMatch(d -> d != 0));
  }

  private static void assertRows(double[][] expected, double[][] actual, double tolerance) {
    for (int i = 0; i < expected.length; i++) {
      assertArrayEquals(expected[i], actual[i], tolerance);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "16, 1", "17, 2", "40, 3"})
  void forwardModeEvaluatesOnceForSixteenInputs(int inputs, int evaluations) {
    AtomicInteger count = new AtomicInteger();
    VectorFunction f =
        x -> {
          count.incrementAndGet();
          return new Scalar[] {Scalar.product(x)};
        };
    new ForwardMode().jacobian(f, Web.point(inputs));
    assertEquals(evaluations, count.getAndSet(0));
    new ReverseMode().jacobian(f, Web.point(inputs));
    assertEquals(1, count.get());
  }

  @Test
  void tapeGrowsWithTheLayers() {
    assertEquals(2 * 64 * 10 + 4, operations(4, 10));
    assertEquals(2 * 64 * 20 + 4, operations(4, 20));
  }

  private static long operations(int outputs, int layers) {
    Tape tape = new Tape();
    new Web(outputs, layers).apply(tape.variables(Web.point(3)));
    return tape.operations();
  }
}
