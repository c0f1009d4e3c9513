package org.duetad.core.rules;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duetad.core.special.Reference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Slopes are within 4 ulp of the true ones, in the tails and at the ends of the range too. */
class SlopeAccuracyTest {

  private static final int ULPS = 4;

  private static final Map<String, UnaryRule> UNARY =
      RuleTable.unary().stream()
          .collect(Collectors.toMap(UnaryRule::name, rule -> rule, (first, second) -> first));

  private static final Map<String, BinaryRule> BINARY =
      RuleTable.binary().stream().collect(Collectors.toMap(BinaryRule::name, rule -> rule));

  static Stream<String[]> unary() {
    return rows("unary-slopes.csv", 3, 300);
  }

  static Stream<String[]> binary() {
    return rows("binary-slopes.csv", 5, 35);
  }

  @ParameterizedTest
  @MethodSource("unary")
  void ofOneOperand(String name, String at, String slope) {
    UnaryRule rule = Objects.requireNonNull(UNARY.get(name), name);
    double x = Double.parseDouble(at);
    assertClose(slope, rule.slopeAt(x, rule.value().applyAsDouble(x)), "");
  }

  @ParameterizedTest
  @MethodSource("binary")
  void ofTwoOperands(String name, String left, String right, String slope1, String slope2) {
    BinaryRule rule = Objects.requireNonNull(BINARY.get(name), name);
    double x = Double.parseDouble(left);
    double y = Double.parseDouble(right);
    double z = rule.value().applyAsDouble(x, y);
    assertClose(slope1, rule.leftSlopeAt(x, y, z), "left: ");
    assertClose(slope2, rule.rightSlopeAt(x, y, z), "right: ");
  }

  private static void assertClose(String exact, double actual, String where) {
    assertTrue(
        Reference.isWithinUlps(exact, actual, ULPS), () -> where + exact + ", but " + actual);
  }

  private static Stream<String[]> rows(String file, int columns, int fewest) {
    List<String[]> rows = Reference.rows(SlopeAccuracyTest.class, file, columns);
    assertTrue(rows.size() >= fewest, file + ": " + rows.size() + " rows");
    return rows.stream();
  }
}
