package org.duetad.core.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.duetad.core.Chain;
import org.duetad.core.VectorFunction;
import org.duetad.core.reference.DerivativeEstimate;
import org.duetad.core.reference.HighPrecision;

/**
 * The derivative of a weighted sum of outputs by differences in decimal arithmetic, whose steps are
 * so short that a function does not oscillate within one. It is uncertain by twice what it varies
 * by where coordinates are off by some units in their last place.
 */
final class DecimalDerivative {

  private static final double SHORT = 0x1p-400;

  private static final int UNITS = 4;

  private final VectorFunction f;
  private final double[] x;
  private final ProbeDirections at;
  private final double step;

  private DecimalDerivative(VectorFunction f, double[] x, ProbeDirections at, double step) {
    this.f = f;
    this.x = x;
    this.at = at;
    this.step = step;
  }

  /** By steps that are the shorter the steeper the function is said to be. */
  static DecimalDerivative of(VectorFunction f, double[] x, ProbeDirections at, double slope) {
    return new DecimalDerivative(f, x, at, SHORT / Math.max(1, slope));
  }

  /**
   * The derivative.
   *
   * @param value the outputs, computed with doubles
   * @param noise how wrong their weighted sum may be
   * @return the derivative, nothing if the function has no decimal form, or another value
   */
  Optional<DerivativeEstimate> estimate(double[] value, double noise) {
    try {
      double here = Chain.dot(at.w(), value);
      DoubleSummaryStatistics values = around(this::value);
      double wrong = noise + Math.ulp(here);
      boolean same = values.getMin() - wrong <= here && here <= values.getMax() + wrong;
      return same ? Optional.of(estimate()) : Optional.empty();
    } catch (UnsupportedOperationException | ArithmeticException e) {
      return Optional.empty(); // An operation has no such form, or no value there.
    }
  }

  private double value(double... point) {
    return Chain.dot(at.w(), HighPrecision.value(f, point));
  }

  private DerivativeEstimate estimate() {
    DerivativeEstimate here = derivative(x);
    DoubleSummaryStatistics around = around(point -> derivative(point).derivative());
    double spread = around.getMax() - around.getMin();
    return new DerivativeEstimate(here.derivative(), 2 * spread + here.error());
  }

  private DerivativeEstimate derivative(double... point) {
    double[] v = Arrays.stream(at.v()).map(vi -> vi * step).toArray();
    double[] still = new double[x.length];
    HighPrecision.Jet jet =
        HighPrecision.jet(f, point, v, still, still)
            .orElseThrow(() -> new ArithmeticException("at a kink"));
    return new DerivativeEstimate(
        Chain.dot(at.w(), jet.along()) / step, InnerProducts.size(at.w(), jet.error()[0]) / step);
  }

  private DoubleSummaryStatistics around(ToDoubleFunction<double[]> of) {
    List<double[]> points = new ArrayList<>();
    for (int units = -UNITS; units <= UNITS; units++) {
      points.add(moved(units));
    }
    return points.stream().mapToDouble(of).summaryStatistics();
  }

  private double[] moved(int units) {
    double[] moved = x.clone();
    for (int i = 0; i < x.length; i++) {
      moved[i] += x[i] == 0 ? 0 : units * Math.ulp(x[i]);
    }
    return moved;
  }
}
