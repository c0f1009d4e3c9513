package org.duetad.testing.junit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.check.Accuracy;
import org.duetad.core.check.RuleAccuracy;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.UnaryRule;
import org.duetad.core.spi.Arguments;
import org.duetad.testing.DerivativeLaw;
import org.duetad.testing.FunctionAtPoint;
import org.duetad.testing.RuleAtPoints;
import org.duetad.testing.RuleLawsAtPoint;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What a rule must obey, as tests of JUnit, at ordinary points and landmarks of its domain: {@link
 * RuleLawsAtPoint}, and where a rule of numbers has a definition the accuracy of its slopes. A rule
 * of one's own is tested by a subclass:
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

  private RuleContract(RuleAtPoints rule, List<DerivativeLaw> others) {
    this(
        rule.name(),
        rule.points().stream().map(x -> FunctionAtPoint.ofVector(rule.function(), x)).toList(),
        others);
  }

  /**
   * The contract of an elementwise rule.
   *
   * @param rule the rule
   */
  protected RuleContract(UnaryRule rule) {
    this(
        RuleAtPoints.of(Arguments.given("contract", "rule", rule)),
        accurate(rule.definition(), accuracy -> accuracy.measure(rule)));
  }

  /**
   * The contract of a binary rule.
   *
   * @param rule the rule
   */
  protected RuleContract(BinaryRule rule) {
    this(
        RuleAtPoints.of(Arguments.given("contract", "rule", rule)),
        accurate(rule.definition(), accuracy -> accuracy.measure(rule)));
  }

  /**
   * The contract of a reduction.
   *
   * @param rule the rule
   */
  protected RuleContract(Reduction rule) {
    this(
        RuleAtPoints.of(Arguments.given("contract", "rule", rule)),
        accurate(rule.definition(), accuracy -> accuracy.measure(rule)));
  }

  /**
   * The contract of a rule of several results.
   *
   * @param rule the rule
   */
  protected RuleContract(GeneralRule rule) {
    this(RuleAtPoints.of(Arguments.given("contract", "rule", rule)), List.of());
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
        Arrays.stream(points).map(x -> FunctionAtPoint.ofMatrix(results(rule), x)).toList(),
        List.of());
  }

  /** All results, one below the other. */
  private static MatrixFunction results(MatrixRule rule) {
    return x ->
        Matrix.column(
            Arrays.stream(rule.all(x))
                .flatMap(y -> Arrays.stream(y.toScalars()))
                .toArray(Scalar[]::new));
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
