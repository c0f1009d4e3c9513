package org.duetad.testing.corners;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.Elementary;
import org.duetad.core.rules.UnaryRule;
import org.duetad.testing.corners.Derivatives.Found;

/**
 * Kinds of derivatives that differ from way to way, or from the truth. Each is a row of the guide,
 * and has a pair of rules as its witness.
 */
@SuppressWarnings("ImmutableEnumChecker") // Nothing is modified.
enum Explained {
  /** The factor y is exactly zero, which a series does not know. */
  POWER_AT_THE_ORIGIN("`xʸ` at (0, 0)", Explained::isPowerAtTheOrigin) {
    @Override
    Finding witness(PairSweep sweep) {
      return first(sweep, Elementary.POW, Arithmetic.NEGATE, 0, 0);
    }
  },

  /** All ways that are not right give an infinity or NaN. */
  OVERFLOW_ON_THE_WAY("numbers beyond 1e±100", finding -> finding.isNoticed() && finding.isFar()) {
    @Override
    Finding witness(PairSweep sweep) {
      return first(sweep, Elementary.SQRT, Elementary.EXP, -500);
    }
  },

  /** The outer slope is infinite where the inner result is rounded to. */
  SINGULAR_BY_ROUNDING("`acos(tanh(x))` at 40", Explained::isSingularByRounding) {
    @Override
    Finding witness(PairSweep sweep) {
      return first(sweep, Elementary.ACOS, Elementary.TANH, 40);
    }
  },

  /** A value is 0, although the true one is not. */
  UNDERFLOWN_VALUE("`sqrt(exp(x))` at -800", Explained::isUnderflown) {
    @Override
    Finding witness(PairSweep sweep) {
      return first(sweep, Elementary.SQRT, Elementary.EXP, -800);
    }
  },

  /** A slope is 0, or has few digits, although the true one is not. */
  UNDERFLOWN_SLOPE("`1/exp(x)` at 400", Finding::isFar) {
    @Override
    Finding witness(PairSweep sweep) {
      return first(sweep, Arithmetic.RECIPROCAL, Elementary.EXP, 400);
    }
  };

  private final String row;
  private final Predicate<Finding> explains;

  Explained(String row, Predicate<Finding> explains) {
    this.row = row;
    this.explains = explains;
  }

  abstract Finding witness(PairSweep sweep);

  private static Finding first(PairSweep sweep, Record outer, UnaryRule inner, double... x) {
    return sweep.at(new Pair(outer, inner, 0), x).get(0);
  }

  /** The first kind that a finding is of. */
  static Optional<Explained> of(Finding finding) {
    return Arrays.stream(values()).filter(kind -> kind.explains.test(finding)).findFirst();
  }

  /** How the row begins. */
  String row() {
    return row;
  }

  private static boolean isPowerAtTheOrigin(Finding finding) {
    boolean origin =
        Arrays.stream(finding.pair().outerPoint(finding.x())).allMatch(number -> number == 0);
    return finding.pair().outer().equals(Elementary.POW)
        && origin
        && finding.orders().get(0) == 2
        && finding.found().stream().map(Found::value).noneMatch(value -> Math.abs(value) > 0);
  }

  private static boolean isSingularByRounding(Finding finding) {
    double[] at = finding.pair().outerPoint(finding.x());
    double slope = Ways.REVERSE.gradient(finding.pair().ofOuter(), at)[finding.pair().side()];
    return finding.isNoticed() && finding.exact().isPresent() && !Double.isFinite(slope);
  }

  private static boolean isUnderflown(Finding finding) {
    return finding.pair().underflows(finding.x());
  }
}
