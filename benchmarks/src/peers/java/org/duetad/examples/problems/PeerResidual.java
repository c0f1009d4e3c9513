package org.duetad.examples.problems;

import org.duetad.benchmarks.Algebra;
import org.duetad.benchmarks.Objective;

/** The objective of {@link BaProblem} for an observation. */
final class PeerResidual implements Objective {

  private final double featureX;
  private final double featureY;

  PeerResidual(BaData data, int i) {
    featureX = data.features()[2 * i];
    featureY = data.features()[2 * i + 1];
  }

  @Override
  public <T> T[] value(Algebra<T> on, T[] x) {
    T[] a = on.array(3);
    for (int i = 0; i < 3; i++) {
      a[i] = on.subtract(x[11 + i], x[3 + i]);
    }
    T[] p = rotated(on, x, a);
    T u = on.divide(p[0], p[2]);
    T v = on.divide(p[1], p[2]);
    T rho = on.add(on.multiply(u, u), on.multiply(v, v));
    T distortion = on.add(on.multiply(on.add(x[9], on.multiply(x[10], rho)), rho), 1.0);
    T scale = on.multiply(x[6], distortion);
    T[] y = on.array(2);
    y[0] = on.multiply(on.add(on.multiply(scale, u), on.add(x[7], -featureX)), x[14]);
    y[1] = on.multiply(on.add(on.multiply(scale, v), on.add(x[8], -featureY)), x[14]);
    return y;
  }

  /** {@code a cos θ + (r × a) sin θ/θ + r (r·a)(1 - cos θ)/θ²}, or at θ = 0 {@code a + r × a}. */
  private static <T> T[] rotated(Algebra<T> on, T[] r, T[] a) {
    T square = on.dot(r, 0, r, 0, 3);
    T[] p = on.array(3);
    if (!(on.value(square) > 0)) {
      for (int i = 0; i < 3; i++) {
        p[i] = on.add(a[i], cross(on, r, a, i));
      }
      return p;
    }
    T theta = on.sqrt(square);
    T cos = on.cos(theta);
    T sinc = on.divide(on.sin(theta), theta);
    T rest = on.add(on.negate(cos), 1.0);
    T along = on.divide(on.multiply(on.dot(r, 0, a, 0, 3), rest), square);
    for (int i = 0; i < 3; i++) {
      T turned = on.add(on.multiply(a[i], cos), on.multiply(cross(on, r, a, i), sinc));
      p[i] = on.add(turned, on.multiply(r[i], along));
    }
    return p;
  }

  /** A component of {@code r × a}. */
  private static <T> T cross(Algebra<T> on, T[] r, T[] a, int i) {
    int j = (i + 1) % 3;
    int k = (i + 2) % 3;
    return on.subtract(on.multiply(r[j], a[k]), on.multiply(r[k], a[j]));
  }
}
