package org.duetad.reverse;

import org.duetad.core.Constant;
import org.duetad.core.Factors;
import org.duetad.core.Scalar;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.UnaryRule;
import org.duetad.forward.Duals;

/**
 * Second derivatives of rules: the tangents of their slopes, evaluated on dual numbers with tangent
 * 1 for the operand and the slope as the tangent of the result.
 */
final class SecondSlopes {

  private Duals duals = new Duals(1);
  private boolean extreme;

  void clear() {
    duals = new Duals(1);
    extreme = false;
  }

  /** Whether one needs a careful pass. */
  boolean isExtreme() {
    return extreme || duals.isUncertain();
  }

  /** {@code f''(x)}; slope is {@code f'(x)}. */
  double of(UnaryRule rule, double x, double y, double slope) {
    return Double.isNaN(y) ? y : tangent(x, rule.slope().at(dual(x, 1.0), dual(y, slope)));
  }

  /** {@code ∂²f/∂x²}. */
  double left(BinaryRule rule, double x, double y, double z, double slope) {
    return tangent(x, rule.leftSlope().at(dual(x, 1.0), Scalar.of(y), dual(z, slope)));
  }

  /** {@code ∂²f/∂x∂y}; slope is {@code ∂f/∂y}. */
  double mixed(BinaryRule rule, double x, double y, double z, double slope) {
    return tangent(y, rule.leftSlope().at(Scalar.of(x), dual(y, 1.0), dual(z, slope)));
  }

  /** {@code ∂²f/∂y²}. */
  double right(BinaryRule rule, double x, double y, double z, double slope) {
    return tangent(y, rule.rightSlope().at(Scalar.of(x), dual(y, 1.0), dual(z, slope)));
  }

  private Scalar dual(double value, double tangent) {
    return duals.number(value, tangent);
  }

  private double tangent(double operand, Scalar slope) {
    double tangent = duals.tangent(slope, 0);
    if (!Factors.isModerate(tangent) && !(slope instanceof Constant)) {
      extreme |= !Double.isFinite(tangent) || isExtreme(tangent, operand);
    }
    return tangent;
  }

  /** A zero is mostly that of a slope that does not vary. */
  private static boolean isExtreme(double tangent, double operand) {
    return tangent == 0 ? Factors.isHuge(operand) : Factors.isExtreme(tangent, operand);
  }
}
