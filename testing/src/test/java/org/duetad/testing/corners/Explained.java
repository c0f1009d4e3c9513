package org.duetad.testing.corners;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import org.duetad.core.ScalarFunction;
import org.duetad.core.reference.BigPartials;
import org.duetad.core.rules.Activations;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.Elementary;
import org.duetad.core.rules.UnaryRule;

/**
 * Kinds of derivatives that differ from way to way, or from the truth. Each is a row of the guide,
 * and has a pair of rules as its witness.
 */
@SuppressWarnings("ImmutableEnumChecker") // Nothing is modified.
enum Explained {
  /** Some ways compute with more than doubles throughout, others where a slope is lost only. */
  SUBNORMAL("subnormal numbers and slopes", Explained::isSubnormal) {
    @Override
    Finding witness(PairSweep sweep) {
      return first(sweep, Arithmetic.ABS, Activations.GELU_SIGMOID, 0, Double.MIN_VALUE);
    }
  },

  /** The outer slope is infinite where the inner result is rounded to. */
  SINGULAR_BY_ROUNDING("`acos(tanh(x))` at 40", Explained::isSingularByRounding) {
    @Override
    Finding witness(PairSweep sweep) {
      return first(sweep, Elementary.ACOS, Elementary.TANH, 0, 40);
    }
  };

  private static final double TAIL = 30;

  private final String row;
  private final Predicate<Finding> explains;

  Explained(String row, Predicate<Finding> explains) {
    this.row = row;
    this.explains = explains;
  }

  abstract Finding witness(PairSweep sweep);

  private static Finding first(
      PairSweep sweep, Record outer, UnaryRule inner, int side, double... x) {
    return sweep.at(new Pair(outer, inner, side), x).get(0);
  }

  /** The first kind that a finding is of. */
  static Optional<Explained> of(Finding finding) {
    return Arrays.stream(values()).filter(kind -> kind.explains.test(finding)).findFirst();
  }

  /** How the row begins. */
  String row() {
    return row;
  }

  private static boolean isSubnormal(Finding finding) {
    return isSubnormal(finding.between())
        || Arrays.stream(finding.x()).anyMatch(Explained::isSubnormal)
        || Arrays.stream(outerSlopes(finding)).anyMatch(Explained::isSubnormal)
        || underflows(finding)
        || slopeUnderflows(finding.pair().ofOuter(), finding.pair().outerPoint(finding.x()))
        || slopeUnderflows(ofInner(finding), finding.x()[finding.pair().side()])
        || (finding.isFar() && isAnyLost(outerCurvatures(finding)));
  }

  private static ScalarFunction ofInner(Finding finding) {
    return x -> x[0].apply(finding.pair().inner());
  }

  /** Where a function saturates decimals may be missing. */
  private static boolean underflows(Finding finding) {
    double x = finding.x()[finding.pair().side()];
    return (finding.between() == 0 && Math.abs(x) > TAIL) || finding.pair().underflows(finding.x());
  }

  /** Whether a slope is 0 in doubles only. */
  private static boolean slopeUnderflows(ScalarFunction f, double... x) {
    double[] slopes = Ways.REVERSE.gradient(f, x);
    Optional<BigPartials> decimals = Decimals.within(Double.MIN_NORMAL, f, x);
    for (int i = 0; i < x.length; i++) {
      int[] orders = new int[x.length];
      orders[i] = 1;
      boolean lost = slopes[i] == 0 || isSubnormal(slopes[i]);
      boolean known = decimals.flatMap(d -> d.at(orders)).filter(d -> d.signum() != 0).isPresent();
      if (lost && (known || Math.abs(x[i]) > TAIL)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAnyLost(double... derivatives) {
    return Arrays.stream(derivatives).anyMatch(d -> d == 0 || isSubnormal(d));
  }

  private static double[] outerCurvatures(Finding finding) {
    double[] at = finding.pair().outerPoint(finding.x());
    return Ways.ofOrder(2).get("FR").of(finding.pair().ofOuter(), at);
  }

  private static double[] outerSlopes(Finding finding) {
    double[] at = finding.pair().outerPoint(finding.x());
    return Ways.REVERSE.gradient(finding.pair().ofOuter(), at);
  }

  private static boolean isSubnormal(double x) {
    return x != 0 && Math.abs(x) < Double.MIN_NORMAL;
  }

  private static boolean isSingularByRounding(Finding finding) {
    double slope = outerSlopes(finding)[finding.pair().side()];
    return finding.isNoticed() && finding.exact().isPresent() && !Double.isFinite(slope);
  }
}
