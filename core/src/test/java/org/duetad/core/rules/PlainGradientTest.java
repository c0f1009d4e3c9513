package org.duetad.core.rules;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Slopes that are written out on doubles are the slopes on constants. */
class PlainGradientTest {

  private static final double INF = Double.POSITIVE_INFINITY;

  static Stream<Reduction> writtenOut() {
    return RuleTable.reductions().stream().filter(rule -> rule.plainGradient() != null);
  }

  private static List<double[]> points() {
    return List.of(
        new double[] {0.3},
        new double[] {1, 2, 3},
        new double[] {700, 800, -900},
        new double[] {2, 2, -INF},
        new double[] {-INF, -INF},
        new double[] {INF, 1, INF},
        new double[] {1, Double.NaN},
        new double[] {INF, Double.NaN});
  }

  @ParameterizedTest
  @MethodSource("writtenOut")
  void slopesAreThoseOnConstants(Reduction rule) {
    for (double[] x : points()) {
      double y = rule.value(x);
      double[] expected =
          Stream.of(rule.gradient().at(Scalar.of(x), Scalar.of(y)))
              .mapToDouble(Scalar::value)
              .toArray();
      assertArrayEquals(expected, Objects.requireNonNull(rule.plainGradient()).at(x, y));
    }
  }
}
