package org.duetad.core.rules;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * The value of a rule that a method of the library made for parameters. With these and its name the
 * rule is found again ({@link RuleNames}).
 */
sealed interface Parametric {

  /** What the method was called with. */
  List<Double> parameters();

  static DoubleUnaryOperator value(DoubleUnaryOperator f, double... parameters) {
    return new OfOne(f, listed(parameters));
  }

  static DoubleBinaryOperator value(DoubleBinaryOperator f, double... parameters) {
    return new OfTwo(f, listed(parameters));
  }

  private static List<Double> listed(double[] parameters) {
    return Arrays.stream(parameters).boxed().toList();
  }

  /** Of one operand. */
  record OfOne(DoubleUnaryOperator f, List<Double> parameters)
      implements Parametric, DoubleUnaryOperator {

    @Override
    public double applyAsDouble(double x) {
      return f.applyAsDouble(x);
    }
  }

  /** Of two operands. */
  record OfTwo(DoubleBinaryOperator f, List<Double> parameters)
      implements Parametric, DoubleBinaryOperator {

    @Override
    public double applyAsDouble(double x, double y) {
      return f.applyAsDouble(x, y);
    }
  }
}
