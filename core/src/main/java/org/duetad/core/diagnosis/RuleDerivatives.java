package org.duetad.core.diagnosis;

import java.util.function.UnaryOperator;
import org.duetad.core.Chain;
import org.duetad.core.Factors;
import org.duetad.core.Scalar;

/**
 * The derivatives of an operation with one result, by the slopes of its rule, and those of the
 * slopes by {@link LocalDual}: a hundred times as fast as by recording it. Where numbers are not
 * ordinary, so that a factor might be lost, the recording decides.
 */
final class RuleDerivatives implements StepDerivatives {

  private final SlopeRule rule;
  private final double[] operands;
  private final int[] places;
  private final StepDerivatives recorded;

  /**
   * The derivatives of an operation.
   *
   * @param rule its rule
   * @param operands all of its operands
   * @param places which of them it is a function of
   * @param recorded the same derivatives by recording
   */
  RuleDerivatives(SlopeRule rule, double[] operands, int[] places, StepDerivatives recorded) {
    this.rule = rule;
    this.operands = operands;
    this.places = places;
    this.recorded = recorded;
  }

  @Override
  public double[] value(double... x) {
    return new double[] {rule.value().applyAsDouble(all(x))};
  }

  @Override
  public double[] push(double[] x, double[] v) {
    double[] slopes = slopes(x);
    double tangent = 0;
    for (int i = 0; i < slopes.length; i++) {
      tangent += slopes[i] * v[i];
    }
    return isOrdinary(tangent) ? new double[] {tangent} : recorded.push(x, v);
  }

  @Override
  public UnaryOperator<double[]> pullback(double... x) {
    double[] slopes = slopes(x);
    return w -> {
      double[] adjoints = new double[slopes.length];
      for (int i = 0; i < slopes.length; i++) {
        adjoints[i] = slopes[i] * w[0];
      }
      return isOrdinary(adjoints) ? adjoints : recorded.pullback(x).apply(w);
    };
  }

  /** NaN where one of them is not ordinary. */
  private double[] slopes(double... x) {
    double[] all = all(x);
    double y = rule.value().applyAsDouble(all);
    double[] chosen = new double[places.length];
    if (Double.isNaN(y)) {
      chosen[0] = y;
      return chosen;
    }
    Scalar[] slopes = rule.slopes().apply(Scalar.of(all), Scalar.of(y));
    for (int i = 0; i < chosen.length; i++) {
      double slope = slopes[places[i]].value();
      boolean ordinary = !Factors.isSteep(slope) && !Factors.isHuge(x[i]);
      chosen[i] = ordinary && !Chain.isOverflow(slope, x[i]) ? slope : Double.NaN;
    }
    return chosen;
  }

  @Override
  public double[] pullAlong(double[] x, double[] w, double[] v) {
    double[] adjoints = new double[places.length];
    Scalar[] in = Scalar.of(all(x));
    for (int i = 0; i < places.length; i++) {
      in[places[i]] = new LocalDual(x[i], v[i]);
    }
    Scalar[] slopes = rule.slopes().apply(in, rule.of().apply(in));
    for (int i = 0; i < places.length; i++) {
      double bend = slopes[places[i]] instanceof LocalDual dual ? dual.tangent() : 0;
      adjoints[i] = Factors.isSteep(bend) || Factors.isHuge(x[i]) ? Double.NaN : bend * w[0];
    }
    return isOrdinary(adjoints) ? adjoints : recorded.pullAlong(x, w, v);
  }

  private static boolean isOrdinary(double... numbers) {
    for (double number : numbers) {
      if (!Double.isFinite(number)) {
        return false;
      }
    }
    return true;
  }

  private double[] all(double... x) {
    double[] all = operands.clone();
    for (int i = 0; i < places.length; i++) {
      all[places[i]] = x[i];
    }
    return all;
  }
}
