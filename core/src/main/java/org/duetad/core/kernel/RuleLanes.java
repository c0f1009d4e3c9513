package org.duetad.core.kernel;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.UnaryRule;

/** Values of rules on lanes. Arithmetic is written out; the laws compare it with its rules. */
final class RuleLanes {

  private RuleLanes() {}

  static void evaluate(UnaryRule rule, double[] x, double[] y, int n) {
    if (rule.equals(Arithmetic.NEGATE)) {
      for (int i = 0; i < n; i++) {
        y[i] = -x[i];
      }
    } else if (rule.equals(Arithmetic.SQUARE)) {
      LaneMath.multiply(y, x, x, n);
    } else {
      DoubleUnaryOperator f = rule.value();
      for (int i = 0; i < n; i++) {
        y[i] = f.applyAsDouble(x[i]);
      }
    }
  }

  static void evaluate(BinaryRule rule, double[] x, double[] y, double[] z, int n) {
    if (rule.equals(Arithmetic.ADD)) {
      LaneMath.add(z, x, y, n);
    } else if (rule.equals(Arithmetic.SUBTRACT)) {
      LaneMath.subtract(z, x, y, n);
    } else if (rule.equals(Arithmetic.MULTIPLY)) {
      LaneMath.multiply(z, x, y, n);
    } else if (rule.equals(Arithmetic.DIVIDE)) {
      LaneMath.divide(z, x, y, n);
    } else {
      DoubleBinaryOperator f = rule.value();
      for (int i = 0; i < n; i++) {
        z[i] = f.applyAsDouble(x[i], y[i]);
      }
    }
  }
}
