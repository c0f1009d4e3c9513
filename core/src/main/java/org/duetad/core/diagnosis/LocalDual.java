package org.duetad.core.diagnosis;

import java.util.Arrays;
import org.duetad.core.Chain;
import org.duetad.core.Constant;
import org.duetad.core.Scalar;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.UnaryRule;
import org.duetad.core.spi.AbstractScalar;

/**
 * A double with its tangent, for the derivative of a slope. It meets constants and its like only,
 * so that it belongs to no call.
 */
final class LocalDual extends AbstractScalar {

  private final double value;
  private final double tangent;

  LocalDual(double value, double tangent) {
    this.value = value;
    this.tangent = tangent;
  }

  @Override
  public double value() {
    return value;
  }

  double tangent() {
    return tangent;
  }

  private static double tangent(Scalar x) {
    return x instanceof LocalDual dual ? dual.tangent : 0;
  }

  @Override
  public Scalar apply(UnaryRule rule) {
    double y = rule.value().applyAsDouble(value);
    return new LocalDual(y, Chain.times(rule.slopeAt(value, y), tangent));
  }

  @Override
  public Scalar apply(BinaryRule rule, Scalar right) {
    if (!(right instanceof LocalDual) && !(right instanceof Constant)) {
      return absorbed(rule, right);
    }
    double y = right.value();
    double z = rule.value().applyAsDouble(value, y);
    double moved = Chain.times(rule.leftSlopeAt(value, y, z), tangent);
    return new LocalDual(
        z,
        right instanceof LocalDual dual
            ? moved + Chain.times(rule.rightSlopeAt(value, y, z), dual.tangent)
            : moved);
  }

  @Override
  public Scalar applyRight(BinaryRule rule, Scalar left) {
    double x = left.value();
    double z = rule.value().applyAsDouble(x, value);
    return new LocalDual(z, Chain.times(rule.rightSlopeAt(x, value, z), tangent));
  }

  @Override
  public Scalar apply(Reduction rule, Scalar[] x) {
    double[] values = LocalDerivatives.doubles(x);
    double y = rule.value(values);
    double[] slopes = rule.gradientAt(values, y);
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += Chain.times(slopes[i], tangent(x[i]));
    }
    return new LocalDual(y, sum);
  }

  @Override
  public Scalar[] apply(GeneralRule rule, Scalar[] x) {
    double[] values = LocalDerivatives.doubles(x);
    Scalar[] tangents = new Scalar[x.length];
    Arrays.setAll(tangents, i -> Scalar.of(tangent(x[i])));
    double[] y = rule.evaluate(values);
    Scalar[] moved = rule.push(Scalar.of(values), Scalar.of(y), tangents);
    Scalar[] results = new Scalar[y.length];
    Arrays.setAll(results, i -> new LocalDual(y[i], moved[i].value()));
    return results;
  }

  @Override
  public long level() {
    return 0;
  }
}
