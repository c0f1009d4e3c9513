package org.duetad.core.kernel.lanes;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.duetad.core.kernel.code.RuleFailure;
import org.duetad.core.kernel.memory.LaneMath;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.Elementary;
import org.duetad.core.rules.UnaryRule;
import org.duetad.core.special.ManyOperator;

/** Values of rules on lanes. Arithmetic is written out; the laws compare it with its rules. */
public final class RuleLanes {

  private RuleLanes() {}

  /** A function of one operand on the first n lanes. */
  public interface Unary {
    void evaluate(double[] y, double[] x, int n);
  }

  /** Of rows that another operation fills. */
  static final Unary FILLED = (y, x, n) -> {};

  /** A function of two operands on the first n lanes. */
  public interface Binary {
    void evaluate(double[] z, double[] x, double[] y, int n);
  }

  public static Unary of(UnaryRule rule) {
    if (rule.equals(Arithmetic.NEGATE)) {
      return LaneMath::negate;
    } else if (rule.equals(Arithmetic.SQUARE)) {
      return (y, x, n) -> LaneMath.multiply(y, x, x, n);
    } else if (KnownActivations.isRelu(rule)) {
      return LaneMath::positivePart;
    } else if (rule.equals(Elementary.SQRT)) {
      return LaneMath::sqrt;
    } else if (rule.equals(Elementary.EXP)) {
      return RuleLanes::exp;
    } else if (rule.equals(Elementary.LOG)) {
      return RuleLanes::log;
    } else if (rule.value() instanceof ManyOperator many) {
      return many::apply;
    }
    DoubleUnaryOperator f = rule.value();
    return (y, x, n) -> {
      try {
        for (int i = 0; i < n; i++) {
          y[i] = f.applyAsDouble(x[i]);
        }
      } catch (RuntimeException e) {
        throw new RuleFailure(e);
      }
    };
  }

  /** In a loop of its own, as others are, the call of the function is inlined. */
  private static void exp(double[] y, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = Math.exp(x[i]);
    }
  }

  private static void log(double[] y, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = Math.log(x[i]);
    }
  }

  public static Binary of(BinaryRule rule) {
    if (rule.equals(Arithmetic.ADD)) {
      return LaneMath::add;
    } else if (rule.equals(Arithmetic.SUBTRACT)) {
      return LaneMath::subtract;
    } else if (rule.equals(Arithmetic.MULTIPLY)) {
      return LaneMath::multiply;
    } else if (rule.equals(Arithmetic.DIVIDE)) {
      return LaneMath::divide;
    } else if (rule.equals(Arithmetic.MAX)) {
      return LaneMath::larger;
    } else if (rule.equals(Arithmetic.MIN)) {
      return LaneMath::smaller;
    }
    DoubleBinaryOperator f = rule.value();
    return (z, x, y, n) -> {
      try {
        for (int i = 0; i < n; i++) {
          z[i] = f.applyAsDouble(x[i], y[i]);
        }
      } catch (RuntimeException e) {
        throw new RuleFailure(e);
      }
    };
  }
}
