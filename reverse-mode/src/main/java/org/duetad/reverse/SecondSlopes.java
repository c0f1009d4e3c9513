package org.duetad.reverse;

import org.duetad.core.Scalar;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.UnaryRule;
import org.duetad.forward.Duals;

/**
 * Second derivatives of rules: the tangents of their slopes, evaluated on dual numbers with tangent
 * 1 for the operand and the slope as the tangent of the result.
 */
final class SecondSlopes {

  private final Duals duals = new Duals(1);

  /** {@code f''(x)}; slope is {@code f'(x)}. */
  double of(UnaryRule rule, double x, double y, double slope) {
    return Double.isNaN(y) ? y : tangent(rule.slope().at(dual(x, 1.0), dual(y, slope)));
  }

  /** {@code ∂²f/∂x²}. */
  double left(BinaryRule rule, double x, double y, double z, double slope) {
    return tangent(rule.leftSlope().at(dual(x, 1.0), Scalar.of(y), dual(z, slope)));
  }

  /** {@code ∂²f/∂x∂y}; slope is {@code ∂f/∂y}. */
  double mixed(BinaryRule rule, double x, double y, double z, double slope) {
    return tangent(rule.leftSlope().at(Scalar.of(x), dual(y, 1.0), dual(z, slope)));
  }

  /** {@code ∂²f/∂y²}. */
  double right(BinaryRule rule, double x, double y, double z, double slope) {
    return tangent(rule.rightSlope().at(Scalar.of(x), dual(y, 1.0), dual(z, slope)));
  }

  private Scalar dual(double value, double tangent) {
    return duals.number(value, tangent);
  }

  private double tangent(Scalar slope) {
    return duals.tangent(slope, 0);
  }
}
