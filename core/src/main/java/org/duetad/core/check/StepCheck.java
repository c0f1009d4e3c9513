package org.duetad.core.check;

import java.util.Optional;
import org.duetad.core.Chain;
import org.duetad.core.program.Step;

/**
 * The derivatives of one operation: with adjoints ȳ of its results, and tangents of its operands,
 * {@code ⟨ȳ, J v⟩} by its pushforward, {@code ⟨Jᵀ ȳ, v⟩} by its pullback and {@code ⟨ȳ, dy⟩} by
 * differences are the same number, and so are their derivatives along a second direction.
 */
final class StepCheck {

  /** A rule's derivatives are right to 512 ulp, sums of them to twice that. */
  static final double EXACT = 0x1p-43;

  /** Of differences of doubles, 11 digits are right, three of which may be lost to a bend. */
  private static final double DIFFERENCES = 1e-8;

  private final Step step;
  private final Tangents at;
  private final Reference reference;
  private final double[] yBar;

  /** What the operation pulls back. */
  final double[] pulled;

  /** Its derivatives along both directions. */
  final double[] pulledAlong;

  final double[] pulledAcross;

  /** The sizes of the terms of first and second order. */
  final double first;

  final double second;

  StepCheck(Step step, Tangents at, Reference reference, double[] yBar) {
    this.step = step;
    this.at = at;
    this.reference = reference;
    this.yBar = yBar;
    Local local = at.local();
    pulled = local.pull(yBar);
    pulledAlong = local.pullAlong(yBar, at.v());
    pulledAcross = local.pullAlong(yBar, at.u());
    first = Products.size(yBar, reference.jet().along()) + Products.size(pulled, at.v());
    double across = Products.size(yBar, reference.jet().across()) + Products.size(pulled, at.u());
    second =
        Products.size(yBar, reference.jet().mixed())
            + Products.size(pulledAlong, at.u())
            + Products.size(pulled, at.a())
            + first * Products.rate(at.x(), at.u())
            + across * Products.rate(at.x(), at.v());
  }

  boolean isExact() {
    return reference.source() != Reference.Source.DIFFERENCES;
  }

  /** How much first derivatives may differ from the reference. */
  double firstAllowed() {
    double value = Products.size(yBar, at.local().f().value(at.x()));
    double bend = value * Products.rate(at.x(), at.v());
    return isExact() ? EXACT * first : DIFFERENCES * (first + bend);
  }

  double secondAllowed() {
    return (isExact() ? EXACT : DIFFERENCES) * second;
  }

  /** The first of its derivatives that is wrong. */
  Optional<Break> broken() {
    double pushed = Chain.dot(yBar, at.local().push(at.v()));
    double expected = Chain.dot(yBar, reference.jet().along());
    double back = Chain.dot(pulled, at.v());
    Optional<Break> slope = broken("", pushed, back, expected, EXACT * first, firstAllowed());
    return slope.isPresent() ? slope : brokenSecond();
  }

  private Optional<Break> brokenSecond() {
    double pushed = Chain.dot(yBar, at.local().pushTwice(at.v(), at.u(), at.a()));
    double expected = Chain.dot(yBar, reference.jet().mixed());
    double back = Chain.dot(pulledAlong, at.u()) + Chain.dot(pulled, at.a());
    return broken("second derivative by ", pushed, back, expected, EXACT * second, secondAllowed());
  }

  private Optional<Break> broken(
      String order, double pushed, double back, double expected, double exact, double allowed) {
    boolean isPushed = Products.isClose(pushed, expected, allowed);
    boolean isPulled = Products.isClose(back, expected, allowed);
    if (!isPulled) {
      String which = isPushed ? "pullback" : "slope";
      return Optional.of(broken(order + which, back, expected, allowed));
    }
    if (!isPushed) {
      return Optional.of(broken(order + "pushforward", pushed, expected, allowed));
    }
    boolean same = Products.isClose(pushed, back, exact);
    return same
        ? Optional.empty()
        : Optional.of(broken(order + "pullback, unlike its pushforward,", back, pushed, exact));
  }

  private Break broken(String derivative, double found, double expected, double allowed) {
    return new Break(
        step.name(), step.results()[0], step.toString(), derivative, found, expected, allowed);
  }
}
