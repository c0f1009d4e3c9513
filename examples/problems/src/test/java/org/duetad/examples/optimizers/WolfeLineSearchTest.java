package org.duetad.examples.optimizers;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.duetad.core.ScalarFunction;
import org.duetad.reverse.ReverseMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Steps satisfy the strong Wolfe conditions with c_1 = 1e-4 and c_2 = 0.9. */
class WolfeLineSearchTest {

  /** A function of one variable, whose slope at 0 is negative. */
  private record Line(String name, ScalarFunction f) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Line> lines() {
    return List.of(
        new Line("parabola", x -> x[0].subtract(1).square()),
        new Line("far parabola", x -> x[0].subtract(1e4).square()),
        new Line("near parabola", x -> x[0].subtract(1e-5).square()),
        new Line("More and Thuente (5.1)", x -> x[0].divide(x[0].square().add(2)).negate()),
        new Line(
            "More and Thuente (5.2)",
            x -> x[0].add(0.004).pow(5).subtract(x[0].add(0.004).pow(4).multiply(2))),
        new Line("waves", x -> x[0].multiply(7).sin().negate().add(x[0].multiply(0.1).cos())),
        new Line("barrier", x -> x[0].negate().add(1).log().negate().subtract(x[0].multiply(3))),
        new Line("kink", x -> x[0].subtract(0.3).abs().add(x[0].subtract(0.3).square())));
  }

  static Stream<Arguments> searches() {
    return lines().stream()
        .filter(line -> !line.name.equals("kink"))
        .flatMap(line -> Stream.of(1e-3, 1.0, 100.0).map(first -> Arguments.of(line, first)));
  }

  private static Iterate next(ScalarFunction f, double first) {
    Search search = new Search(new ReverseMode(), f, new Stop(0, 100));
    return new WolfeLineSearch(search, search.at(0), new double[] {1}).next(first);
  }

  @ParameterizedTest
  @MethodSource("searches")
  void bothConditionsHold(Line line, double first) {
    Iterate start = new Search(new ReverseMode(), line.f, new Stop(0, 1)).at(0);
    double slope = start.gradient[0];
    assertTrue(slope < 0, "of descent");
    Iterate found = next(line.f, first);
    double step = found.x[0];
    assertTrue(step > 0, () -> "step " + step);
    assertTrue(found.value <= start.value + 1e-4 * step * slope, () -> "decrease at " + step);
    assertTrue(Math.abs(found.gradient[0]) <= 0.9 * -slope, () -> "slope at " + step);
  }

  /** Where no point is flat enough, the value still decreases. */
  @Test
  void kinksStillFall() {
    ScalarFunction kink = lines().get(lines().size() - 1).f;
    assertTrue(next(kink, 1).value < kink.value(0));
  }

  /** Where no step is better, the start is returned. */
  @Test
  void nothingBetter() {
    Search search = new Search(new ReverseMode(), x -> x[0].abs(), new Stop(0, 100));
    Iterate start = search.at(1e-300);
    assertSame(start, new WolfeLineSearch(search, start, new double[] {1}).next(1));
  }
}
