package org.duetad.forward;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.rules.GeneralRule;
import org.jspecify.annotations.Nullable;

/**
 * The recurrences of a general rule's results, {@code y' = J(x) x'}: its pushforward, evaluated
 * once on series.
 */
final class Pushforward {

  private final GeneralRule rule;
  private final Scalar[] x;
  private final Scalar[] y;
  private final int order;
  private Scalar @Nullable [] pushed;

  /** The results are filled in before the first coefficient is requested. */
  Pushforward(GeneralRule rule, Scalar[] x, Scalar[] y, int order) {
    this.rule = rule;
    this.x = x;
    this.y = y;
    this.order = order;
  }

  int order() {
    return order;
  }

  /** The coefficient of order k of result i. */
  double next(int i, int k) {
    if (vanishes(k)) {
      return 0.0; // Zero annihilates, whatever the rule's formula.
    }
    if (mayBeOverflow(k)) {
      return Double.NaN;
    }
    Scalar dy = pushed()[i];
    return dy instanceof TaylorScalar s ? s.at(k - 1) / k : k == 1 ? dy.value() : 0.0;
  }

  /** The same for coefficients that are numbers. */
  Scalar nextNumber(int i, int k) {
    if (vanishes(k)) {
      return Scalar.of(0.0);
    }
    if (mayBeOverflow(k)) {
      return Scalar.of(Double.NaN);
    }
    Scalar dy = pushed()[i];
    return dy instanceof NestedSeries s
        ? NumberConvolution.divided(s.at(k - 1), k)
        : k == 1 ? dy : Scalar.of(0.0);
  }

  /** Whether the operands are constant up to order k. */
  private boolean vanishes(int k) {
    return Arrays.stream(x)
        .allMatch(s -> !(s instanceof Series series) || series.isConstantUpTo(k));
  }

  /** Whether an operand is infinite and has a non-finite coefficient up to order k. */
  private boolean mayBeOverflow(int k) {
    return Arrays.stream(x).anyMatch(s -> s instanceof Series series && series.overflowedUpTo(k));
  }

  private Scalar[] pushed() {
    Scalar[] known = pushed;
    if (known == null) {
      Scalar[] operands = Series.truncated(x, order - 1);
      Scalar[] dx = new Scalar[x.length];
      Arrays.setAll(dx, i -> x[i] instanceof Series s ? s.derivative() : Scalar.of(0.0));
      known = rule.push(operands, y.clone(), dx).clone();
      for (int i = 0; i < known.length; i++) {
        known[i] = ((Series) y[i]).slope(known[i]);
      }
      pushed = known;
    }
    return known;
  }
}
