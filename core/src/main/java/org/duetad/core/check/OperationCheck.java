package org.duetad.core.check;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.duetad.core.Chain;
import org.duetad.core.diagnosis.LocalDerivatives;
import org.duetad.core.diagnosis.ProgramStep;

/**
 * The derivatives of one operation: with adjoints ȳ of its results, and tangents of its operands,
 * {@code ⟨ȳ, J v⟩} by its pushforward, {@code ⟨Jᵀ ȳ, v⟩} by its pullback and {@code ⟨ȳ, dy⟩} by
 * differences are the same number, and so are their derivatives along a second direction.
 */
final class OperationCheck {

  /** A rule's derivatives are right to 512 ulp, sums of them to twice that. */
  static final double EXACT = 0x1p-43;

  /** Differences of doubles have 11 right digits, of which curvature may cost three. */
  private static final double DIFFERENCES = 1e-8;

  /** Slopes are right to 16 ulp of what rounding the operands changes in them. */
  private static final double CONDITION = 0x1p-48;

  /** The error of a few products or slopes that are subnormal. */
  static final double UNDERFLOW = 8 * Double.MIN_VALUE;

  /** So many random signs are tried, and the largest change is multiplied by as much. */
  private static final int PATTERNS = 2;

  private final ProgramStep step;
  private final OperandTangents at;
  private final ReferenceDerivatives reference;
  private final double[] yBar;

  /** The adjoints that the operation pulls back. */
  final double[] pulled;

  /** The possible effect of underflow on any of its products. */
  final double underflow;

  /** Its derivatives along both directions. */
  final double[] pulledAlong;

  final double[] pulledAcross;

  /** The sizes of the terms of first and second order. */
  final double first;

  /** The same along the second direction. */
  final double across;

  final double second;

  /** What the rounding of its operands may change in its second derivative; 0 of numbers. */
  final double conditionedSecond;

  OperationCheck(
      ProgramStep step, OperandTangents at, ReferenceDerivatives reference, double[] yBar) {
    this.step = step;
    this.at = at;
    this.reference = reference;
    this.yBar = yBar;
    LocalDerivatives local = at.local();
    pulled = local.pull(yBar);
    pulledAlong = local.pullAlong(yBar, at.v());
    pulledAcross = local.pullAlong(yBar, at.u());
    underflow =
        UNDERFLOW * (1 + known(yBar)) * (1 + known(at.v()) + known(at.u())) * (1 + known(at.a()));
    first = InnerProducts.size(yBar, reference.jet().along()) + InnerProducts.size(pulled, at.v());
    across =
        InnerProducts.size(yBar, reference.jet().across()) + InnerProducts.size(pulled, at.u());
    second =
        InnerProducts.size(yBar, reference.jet().mixed())
            + InnerProducts.size(pulledAlong, at.u())
            + InnerProducts.size(pulled, at.a())
            + first * InnerProducts.rate(at.x(), at.u())
            + across * InnerProducts.rate(at.x(), at.v());
    boolean compared = reference.source().isKnown();
    conditionedSecond = compared && step.isOfMatrices() ? known(conditionedSecond()) : 0;
  }

  /** Of an operation on matrices, whose condition is not that of its elements. */
  private double conditionedSecond() {
    SplittableRandom random = new SplittableRandom(3);
    double here = second(pulledAlong, pulled);
    double change = 0;
    for (int k = 0; k < PATTERNS; k++) {
      double[] moved = RoundedProgram.errors(step, random);
      Arrays.setAll(moved, i -> at.x()[i] + moved[i]);
      LocalDerivatives there = new LocalDerivatives(step, moved);
      try {
        double second = second(there.pullAlong(yBar, at.v()), there.pull(yBar));
        change = Math.max(change, Math.abs(second - here));
      } catch (ArithmeticException e) {
        return Double.MAX_VALUE; // Singular within its rounding.
      }
    }
    return PATTERNS * change;
  }

  private double second(double[] along, double[] straight) {
    return Chain.dot(along, at.u()) + Chain.dot(straight, at.a());
  }

  /** Their size, or 0 if they are not known. */
  private static double known(double[] tangents) {
    return isNaN(tangents) ? 0 : InnerProducts.size(tangents);
  }

  boolean isExact() {
    return reference.source() != ReferenceDerivatives.Source.DIFFERENCES;
  }

  /** How much first derivatives may differ from the reference. */
  double firstAllowed() {
    return relative() + truncation(0) + underflow;
  }

  private double relative() {
    double value = InnerProducts.size(yBar, at.local().f().value(at.x()));
    double bend = value * InnerProducts.rate(at.x(), at.v());
    return isExact() ? EXACT * first + conditioned() : DIFFERENCES * (first + bend);
  }

  /** The possible error of slopes that are smaller than what rounding the operands changes. */
  double conditioned() {
    return CONDITION * known(InnerProducts.size(pulledAlong, at.x()));
  }

  private static double known(double size) {
    return Double.isFinite(size) ? size : 0;
  }

  /** That tolerance relative to the size of the terms. */
  double looseness() {
    return first > 0 && !isExact() ? relative() / first : EXACT;
  }

  double secondAllowed() {
    double relative = (isExact() ? EXACT : DIFFERENCES) * second;
    return relative + truncation(2) + underflow + conditionedSecond;
  }

  /** How wrong the reference may be along the first direction, or of second order. */
  double truncation(int which) {
    return InnerProducts.size(yBar, reference.jet().error()[which]);
  }

  /** The first of its wrong derivatives; nothing if tangents or adjoints are NaN already. */
  Optional<WrongOperation> broken() {
    if (isNaN(yBar) || isNaN(at.v())) {
      return Optional.empty();
    }
    double pushed = Chain.dot(yBar, at.local().push(at.v()));
    double expected = Chain.dot(yBar, reference.jet().along());
    double back = Chain.dot(pulled, at.v());
    Optional<WrongOperation> slope =
        broken("", pushed, back, expected, EXACT * first + underflow, firstAllowed());
    return slope.or(this::brokenSecond).or(this::brokenLinearity);
  }

  /**
   * Tangents and adjoints are numbers, too: pushforward and pullback must not lose theirs, where
   * there are any.
   */
  private Optional<WrongOperation> brokenLinearity() {
    double expected = Chain.dot(pulled, at.v());
    if (!step.isGeneral() || Double.isNaN(expected)) {
      return Optional.empty();
    }
    double pushed = Chain.dot(yBar, at.local().pushThrough(at.v()));
    double back = Chain.dot(at.local().pullThrough(yBar), at.v());
    double exact = EXACT * first + underflow;
    return broken(
        "derivative with respect to its own tangent or adjoint of the ",
        pushed,
        back,
        expected,
        exact,
        exact);
  }

  private static boolean isNaN(double... numbers) {
    return Arrays.stream(numbers).anyMatch(Double::isNaN);
  }

  private Optional<WrongOperation> brokenSecond() {
    if (isNaN(at.u()) || isNaN(at.a())) {
      return Optional.empty();
    }
    double pushed = Chain.dot(yBar, at.local().pushTwice(at.v(), at.u(), at.a()));
    double expected = Chain.dot(yBar, reference.jet().mixed());
    double back = second(pulledAlong, pulled);
    double exact = EXACT * second + underflow + conditionedSecond;
    return broken("second derivative by ", pushed, back, expected, exact, secondAllowed());
  }

  private Optional<WrongOperation> broken(
      String order, double pushed, double back, double expected, double exact, double allowed) {
    boolean isPushed = InnerProducts.isClose(pushed, expected, allowed);
    boolean isPulled = InnerProducts.isClose(back, expected, allowed);
    if (!isPulled) {
      String which = isPushed ? "pullback" : "slope";
      return Optional.of(broken(order + which, back, expected, allowed));
    }
    if (!isPushed) {
      return Optional.of(broken(order + "pushforward", pushed, expected, allowed));
    }
    boolean same = InnerProducts.isClose(pushed, back, exact);
    return same
        ? Optional.empty()
        : Optional.of(broken(order + "pullback, unlike its pushforward,", back, pushed, exact));
  }

  private WrongOperation broken(String derivative, double found, double expected, double allowed) {
    return new WrongOperation(
        step.name(), step.results()[0], step.toString(), derivative, found, expected, allowed);
  }
}
