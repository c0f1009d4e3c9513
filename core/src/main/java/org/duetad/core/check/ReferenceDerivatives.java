package org.duetad.core.check;

import java.util.Arrays;
import org.duetad.core.VectorFunction;
import org.duetad.core.diagnosis.LocalDerivatives;
import org.duetad.core.reference.FiniteDifferences;
import org.duetad.core.reference.HighPrecision;
import org.duetad.core.reference.HighPrecision.Jet;

/** The effect of one operation on the tangents of its operands, by differences of its values. */
record ReferenceDerivatives(Source source, Jet jet) {

  /** How the derivatives were found. */
  enum Source {
    /** By differences in high precision: exact. */
    HIGH_PRECISION,
    /** By differences of doubles, as high-precision arithmetic lacks the operation. */
    DIFFERENCES,
    /** Not at all, at a kink: the derivatives are the rule's own, which are a choice. */
    KINK,
    /** Not at all, where there is no value: the derivatives are the rule's own. */
    NONE;

    boolean isKnown() {
      return this == HIGH_PRECISION || this == DIFFERENCES;
    }
  }

  static ReferenceDerivatives of(LocalDerivatives at, double[] v, double[] u, double[] a) {
    try {
      return HighPrecision.jet(at.f(), at.x(), v, u, a)
          .map(jet -> finite(Source.HIGH_PRECISION, jet, at, v, u, a))
          .orElseGet(() -> own(overflows(at) ? Source.NONE : Source.KINK, at, v, u, a));
    } catch (UnsupportedOperationException e) {
      return finite(Source.DIFFERENCES, differences(at, v, u, a), at, v, u, a);
    } catch (ArithmeticException e) {
      return own(Source.NONE, at, v, u, a);
    }
  }

  private static boolean overflows(LocalDerivatives at) {
    return !Arrays.stream(at.f().value(at.x())).allMatch(Double::isFinite);
  }

  private static ReferenceDerivatives finite(
      Source source, Jet jet, LocalDerivatives at, double[] v, double[] u, double[] a) {
    return isFinite(jet) ? new ReferenceDerivatives(source, jet) : own(Source.NONE, at, v, u, a);
  }

  /** The second derivative by differences of the first, which are checked themselves. */
  private static Jet differences(LocalDerivatives at, double[] v, double[] u, double[] a) {
    double[] mixed = along(at.pushed(v), at.x(), u);
    double[] straight = along(at.f(), at.x(), a);
    Arrays.setAll(mixed, i -> mixed[i] + straight[i]);
    return new Jet(along(at.f(), at.x(), v), along(at.f(), at.x(), u), mixed);
  }

  private static double[] along(VectorFunction f, double[] x, double[] v) {
    return new FiniteDifferences().jvp(f, x, v).tangent();
  }

  /** By the rules themselves. */
  static ReferenceDerivatives own(
      Source source, LocalDerivatives at, double[] v, double[] u, double[] a) {
    return new ReferenceDerivatives(source, new Jet(at.push(v), at.push(u), at.pushTwice(v, u, a)));
  }

  private static boolean isFinite(Jet jet) {
    return Arrays.stream(new double[][] {jet.along(), jet.across(), jet.mixed()})
        .flatMapToDouble(Arrays::stream)
        .allMatch(Double::isFinite);
  }
}
