package org.duetad.testing.junit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.duetad.core.check.Accuracy;
import org.duetad.core.check.RuleAccuracy;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.Primitive;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.UnaryRule;
import org.duetad.core.spi.Arguments;
import org.duetad.testing.DerivativeLaw;
import org.duetad.testing.FunctionAtPoint;
import org.duetad.testing.RuleAtPoints;
import org.duetad.testing.RuleLawsAtPoint;
import org.duetad.testing.rules.DrawnUses;
import org.duetad.testing.rules.RuleFunction;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What a rule must obey, as tests of JUnit. At ordinary points and landmarks of its domain: {@link
 * RuleLawsAtPoint}. For a rule of numbers also {@link DrawnUses} in every mode, and where it has a
 * definition the accuracy of its slopes. A rule of one's own is tested by a subclass:
 *
 * <pre>{@code
 * class CubeTest extends RuleContract {
 *   CubeTest() {
 *     super(CUBE);
 *   }
 * }
 * }</pre>
 */
public abstract class RuleContract {

  /** Slopes are measured at so many points. */
  private static final int POINTS = 60;

  /** So many uses are drawn for each law and mode. */
  private static final int USES = 50;

  /** What is promised of slopes, in ulps of the slope or of what rounding the operands changes. */
  private static final double ULPS = 8;

  private final String name;
  private final List<FunctionAtPoint> points;
  private final List<DerivativeLaw> others;

  private RuleContract(String name, List<FunctionAtPoint> points, List<DerivativeLaw> others) {
    this.name = name;
    this.points = points;
    this.others = others;
  }

  private RuleContract(Primitive rule, RuleAtPoints at, List<DerivativeLaw> others) {
    this(
        at.name(),
        at.points().stream().map(x -> FunctionAtPoint.ofVector(at.function(), x)).toList(),
        Stream.concat(inUse(RuleFunction.of(rule)), others.stream()).toList());
  }

  /** What the modes make of the rule, wherever and however it is used. */
  private static Stream<DerivativeLaw> inUse(RuleFunction rule) {
    return RuleLawsAtPoint.modes().stream()
        .flatMap(
            mode ->
                DrawnUses.laws(rule, mode, USES).entrySet().stream()
                    .map(
                        law ->
                            new DerivativeLaw(mode.name() + ": " + law.getKey(), law.getValue())));
  }

  /**
   * The contract of an elementwise rule.
   *
   * @param rule the rule
   */
  protected RuleContract(UnaryRule rule) {
    this(
        Arguments.given("contract", "rule", rule),
        RuleAtPoints.of(rule),
        accurate(rule.definition(), accuracy -> accuracy.measure(rule)));
  }

  /**
   * The contract of a binary rule.
   *
   * @param rule the rule
   */
  protected RuleContract(BinaryRule rule) {
    this(
        Arguments.given("contract", "rule", rule),
        RuleAtPoints.of(rule),
        accurate(rule.definition(), accuracy -> accuracy.measure(rule)));
  }

  /**
   * The contract of a reduction.
   *
   * @param rule the rule
   */
  protected RuleContract(Reduction rule) {
    this(
        Arguments.given("contract", "rule", rule),
        RuleAtPoints.of(rule),
        accurate(rule.definition(), accuracy -> accuracy.measure(rule)));
  }

  /**
   * The contract of a rule of several results.
   *
   * @param rule the rule
   */
  protected RuleContract(GeneralRule rule) {
    this(Arguments.given("contract", "rule", rule), RuleAtPoints.of(rule), List.of());
  }

  /**
   * The contract of a rule of matrices.
   *
   * @param rule the rule
   * @param points where it is tested, an array of its operands for each point
   */
  protected RuleContract(MatrixRule rule, DMatrixRMaj[]... points) {
    this(
        Arguments.given("contract", "rule", rule).name(),
        Arrays.stream(points).map(x -> FunctionAtPoint.ofMatrix(rule::stacked, x)).toList(),
        List.of());
  }

  /** A law of a rule that has a definition. */
  private static List<DerivativeLaw> accurate(
      @Nullable Object definition, Function<Accuracy, RuleAccuracy> measure) {
    return definition == null
        ? List.of()
        : List.of(
            new DerivativeLaw(
                "slopes are right to " + ULPS + " ulp",
                () -> requireAccurate(measure.apply(new Accuracy().withPoints(POINTS)))));
  }

  private static void requireAccurate(RuleAccuracy found) {
    if (found.isMeasured() && !(found.figures().get(1).ulps() <= ULPS)) {
      throw new AssertionError(found + "\n  allowed are " + ULPS + " ulp of slopes");
    }
  }

  /**
   * The tests of the rule.
   *
   * @return a container for each point
   */
  @TestFactory
  final Stream<DynamicNode> laws() {
    List<DynamicNode> nodes = new ArrayList<>();
    for (FunctionAtPoint at : points) {
      nodes.add(
          DynamicContainer.dynamicContainer(
              name + ", " + at, RuleLawsAtPoint.of(at).stream().map(RuleContract::test)));
    }
    others.forEach(law -> nodes.add(test(law)));
    return nodes.stream();
  }

  private static DynamicTest test(DerivativeLaw law) {
    return DynamicTest.dynamicTest(law.name(), law::check);
  }
}
