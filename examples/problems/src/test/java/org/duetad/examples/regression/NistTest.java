package org.duetad.examples.regression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.reference.ComplexStep;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Fits reproduce NIST's certified values. */
class NistTest {

  /** Of the 11 certified digits; the fewest reached are 10.0. */
  private static final double DIGITS = 9;

  static Stream<Arguments> fits() {
    return Stream.<Differentiator>of(new ForwardMode(), new ReverseMode(), new ComplexStep())
        .flatMap(
            mode ->
                Nist.all().stream()
                    .flatMap(
                        data ->
                            IntStream.of(0, 1)
                                .mapToObj(start -> Arguments.of(mode.name(), mode, data, start))));
  }

  @ParameterizedTest(name = "{0}, {2}, start {3}")
  @MethodSource("fits")
  void certifiedValues(String name, Differentiator mode, Certified data, int start) {
    Fit fit = Fit.of(mode, data, data.start(start));
    assertDigits("parameters", fit.parameters(), data.parameters());
    assertDigits("deviations", fit.deviations(), data.deviations());
    double[] squares = {fit.sumOfSquares()};
    assertDigits("sum of squares", squares, new double[] {data.sumOfSquares()});
  }

  private static void assertDigits(String what, double[] measured, double[] certified) {
    assertEquals(certified.length, measured.length, what);
    double digits = Fit.digits(measured, certified);
    assertTrue(digits >= DIGITS, () -> what + " agree in " + digits + " digits");
  }

  /** The numbers of observations and parameters are NIST's. */
  @Test
  void sizes() {
    int[] observations = {14, 6, 6, 35, 11, 16, 9, 37};
    int[] parameters = {2, 2, 2, 3, 4, 3, 3, 7};
    List<Certified> all = Nist.all();
    assertArrayEquals(observations, all.stream().mapToInt(data -> data.t().length).toArray());
    assertArrayEquals(
        parameters, all.stream().mapToInt(data -> data.parameters().length).toArray());
  }

  @Test
  void digits() {
    double[] certified = {100, -2};
    assertEquals(11, Fit.digits(certified, certified));
    assertEquals(4, Fit.digits(new double[] {100.01, -2}, certified), 1e-9);
    assertEquals(2, Fit.digits(new double[] {100.01, -2.02}, certified), 1e-9);
    assertEquals(Double.NaN, Fit.digits(new double[] {Double.NaN, -2}, certified));
  }
}
