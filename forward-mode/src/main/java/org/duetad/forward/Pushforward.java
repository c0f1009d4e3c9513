package org.duetad.forward;

import java.util.Arrays;
import org.duetad.core.Arguments;
import org.duetad.core.Scalar;
import org.duetad.core.rules.GeneralRule;
import org.jspecify.annotations.Nullable;

/**
 * The recurrences of the results of a general rule, {@code y' = J(x) x'}: its pushforward,
 * evaluated once on series.
 */
final class Pushforward {

  private final GeneralRule rule;
  private final Scalar[] x;
  private final Scalar[] y;
  private final int order;
  private Scalar @Nullable [] pushed;

  /** The results are filled in before anything is asked for. */
  Pushforward(GeneralRule rule, Scalar[] x, Scalar[] y, int order) {
    this.rule = rule;
    this.x = x;
    this.y = y;
    this.order = order;
  }

  int order() {
    return order;
  }

  /** The recurrence of one result. */
  Recurrence of(int i) {
    return (result, k) -> next(i, k);
  }

  private double next(int i, int k) {
    if (vanishes(k)) {
      return 0.0; // Zero annihilates, however the rule is written.
    }
    Scalar dy = pushed()[i];
    return dy instanceof TaylorScalar s ? s.at(k - 1) / k : k == 1 ? dy.value() : 0.0;
  }

  /** Whether the operands do not change up to order k. */
  private boolean vanishes(int k) {
    for (Scalar operand : x) {
      for (int j = 1; operand instanceof TaylorScalar s && j <= k; j++) {
        if (s.at(j) != 0) {
          return false;
        }
      }
    }
    return true;
  }

  private Scalar[] pushed() {
    Scalar[] known = pushed;
    if (known == null) {
      Scalar[] operands = TaylorScalar.truncated(x, order - 1);
      Scalar[] dx = new Scalar[x.length];
      Arrays.setAll(dx, i -> x[i] instanceof TaylorScalar s ? s.derivative() : Scalar.of(0.0));
      known =
          Arguments.returned(
                  rule.name(), "tangents", rule.pushforward(operands, y.clone(), dx), y.length)
              .clone();
      for (int i = 0; i < known.length; i++) {
        known[i] = ((TaylorScalar) y[i]).slope(known[i]);
      }
      pushed = known;
    }
    return known;
  }
}
