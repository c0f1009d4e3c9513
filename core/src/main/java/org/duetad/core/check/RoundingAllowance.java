package org.duetad.core.check;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
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

  /** No error of a long program exceeds the expected one by more than this factor. */
  private static final double ESTIMATES = 1000;

  private final VectorFunction f;
  private final double[] x;
  private final ProbeDirections at;
  private @Nullable RoundingError error;

  RoundingAllowance(VectorFunction f, double[] x, ProbeDirections at) {
    this.f = f;
    this.x = x;
    this.at = at;
  }

  /** Of the value of a long program, whose bound may be far too large. */
  double ofLongValue() {
    return orNothing(() -> least(error().valueBound(), error().valueEstimate()));
  }

  /** Of two derivatives of a long program. */
  double ofTwoLongDerivatives() {
    return orNothing(
        () -> {
          double[] least = error().gradientBound().clone();
          double[] estimate = error().gradientEstimate();
          Arrays.setAll(least, i -> least(least[i], estimate[i]));
          return 2 * InnerProducts.size(least, at.v());
        });
  }

  private static double least(double bound, double estimate) {
    return Math.min(bound, ESTIMATES * estimate);
  }

  private static double orNothing(DoubleSupplier allowed) {
    try {
      double size = allowed.getAsDouble();
      return Double.isFinite(size) ? size : 0;
    } catch (UnsupportedOperationException | ArithmeticException e) {
      return 0; // It throws for a derivative, as the modes will report.
    }
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
