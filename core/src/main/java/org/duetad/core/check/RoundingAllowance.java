package org.duetad.core.check;

import org.duetad.core.Chain;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.diagnosis.Diagnosis;
import org.duetad.core.diagnosis.RoundingError;
import org.jspecify.annotations.Nullable;

/**
 * What rounding may change in {@code ⟨w, f⟩} and in its derivative along v, by {@link
 * Diagnosis#roundingError}; 0 where nothing can be said. Computed on first use.
 */
final class RoundingAllowance {

  private final VectorFunction f;
  private final double[] x;
  private final ProbeDirections at;
  private @Nullable RoundingError error;

  RoundingAllowance(VectorFunction f, double[] x, ProbeDirections at) {
    this.f = f;
    this.x = x;
    this.at = at;
  }

  private RoundingError error() {
    RoundingError known = error;
    if (known == null) {
      ScalarFunction weighted = point -> Chain.dot(Scalar.of(at.w()), f.apply(point));
      known = Diagnosis.roundingError(weighted, x);
      error = known;
    }
    return known;
  }

  /** Of the value. */
  double ofValue() {
    double bound = error().valueBound();
    return Double.isFinite(bound) ? bound : 0;
  }

  /** Of the derivative. */
  double ofDerivative() {
    double bound = InnerProducts.size(error().gradientBound(), at.v());
    return Double.isFinite(bound) ? bound : 0;
  }
}
