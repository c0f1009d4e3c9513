package org.duetad.testing.corners;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.duetad.core.reference.BigPartials;
import org.duetad.testing.corners.Derivatives.Found;

/** Compares first and second derivatives of pairs of rules by all ways, and with decimals. */
final class PairSweep {

  /** Of the terms of the chain rule. */
  static final double ROUNDING = 0x1p-46;

  /** Of numbers that small, factorials take digits from Taylor's coefficients. */
  private static final double SUBNORMAL = 0x1p-1040;

  /** How far a value may be off: more than when it underflows, less than beside a jump. */
  private static final double VALUE = 1e-12;

  private final int every;
  private int points;
  private int compared;

  /** Decimal arithmetic, which is slow, at every so manieth point, and where ways differ. */
  PairSweep(int every) {
    this.every = every;
  }

  int points() {
    return points;
  }

  int compared() {
    return compared;
  }

  /** All that differs at a point, unless the function has no finite value there. */
  List<Finding> at(Pair pair, double... x) {
    if (!Double.isFinite(pair.function().value(x))) {
      return List.of();
    }
    PairTerms terms = new PairTerms(pair, x);
    List<Finding> all = new ArrayList<>();
    for (int order = 1; order <= 2; order++) {
      Derivatives.of(order, pair.function(), x)
          .byOrders()
          .forEach((orders, found) -> all.add(unknown(pair, x, orders, found, terms)));
    }
    boolean exactly = points++ % every == 0 || !all.stream().allMatch(PairSweep::agrees);
    Optional<BigPartials> partials = exactly ? decimals(pair, x) : Optional.empty();
    return all.stream()
        .map(finding -> partials.map(p -> known(finding, terms, p)).orElse(finding))
        .filter(finding -> !agrees(finding) || !isRight(finding))
        .toList();
  }

  private static Finding unknown(
      Pair pair, double[] x, List<Integer> orders, List<Found> found, PairTerms terms) {
    double first = found.get(0).value();
    double size = terms.of(orders) + (Double.isFinite(first) ? Math.abs(first) : 0);
    double allowed = ROUNDING * size + SUBNORMAL;
    return new Finding(pair, x, orders, found, Optional.empty(), allowed);
  }

  /** At a kink a derivative is a choice. */
  private static Optional<BigPartials> decimals(Pair pair, double... x) {
    boolean slow = Decimals.isSlow(pair.name()) || Decimals.isSlow(pair.inner().name());
    return slow || pair.isAtAKink(x)
        ? Optional.empty()
        : Decimals.within(VALUE, pair.function(), x);
  }

  private Finding known(Finding finding, PairTerms terms, BigPartials partials) {
    int[] orders = finding.orders().stream().mapToInt(k -> k).toArray();
    Optional<BigDecimal> exact = partials.at(orders);
    compared += exact.isPresent() ? finding.found().size() : 0;
    double rounding = Decimals.rounding(partials, orders, finding.x());
    double allowed =
        ROUNDING * terms.of(finding.orders()) + ROUNDING * 0x1p52 * rounding + SUBNORMAL;
    return new Finding(
        finding.pair(), finding.x(), finding.orders(), finding.found(), exact, allowed);
  }

  private static boolean agrees(Finding finding) {
    double first = finding.found().get(0).value();
    return finding.found().stream()
        .map(Found::value)
        .allMatch(other -> isSame(first, other, finding.allowed()));
  }

  private static boolean isSame(double a, double b, double allowed) {
    return a == b || Math.abs(a - b) <= allowed || (!Double.isFinite(a) && !Double.isFinite(b));
  }

  private static boolean isRight(Finding finding) {
    return finding.exact().isEmpty()
        || finding.found().stream()
            .allMatch(
                one -> Decimals.isRight(one.value(), finding.exact().get(), finding.allowed()));
  }
}
