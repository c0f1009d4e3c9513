package org.duetad.examples.compare;

import java.util.stream.IntStream;

/**
 * How far a number is from the expected one, and how far it may be, both relative as in {@link
 * Scale}.
 *
 * @param error 0 for two NaNs, infinite for a single one
 * @param allowed NaN where nothing can be said, so that two finite numbers are not compared;
 *     infinite where no two numbers are; where it is 1 or more, rounding may have changed
 *     everything, and agreement proves nothing
 */
record Distance(double error, double allowed) {

  /** Of numbers that are the same. */
  static final Distance NONE = new Distance(0, 0);

  static Distance of(Scale scale, double a, double b, double allowed) {
    double error = scale.error(a, b);
    boolean isUntold = Double.isNaN(allowed) && Double.isFinite(error);
    return new Distance(isUntold ? 0 : error, scale.relative(allowed, b));
  }

  /** Of all numbers, the worst; infinite if the lengths differ. */
  static Distance of(double[] a, double[] b, double[] allowed) {
    if (a.length != b.length) {
      return new Distance(Double.POSITIVE_INFINITY, 0);
    }
    Scale scale = Scale.of(b);
    Distance worst = NONE;
    for (int i = 0; i < a.length; i++) {
      Distance here = of(scale, a[i], b[i], allowed[i]);
      worst = here.isWorseThan(worst) ? here : worst;
    }
    return worst;
  }

  /** Whether there are two finite numbers of which it is known what they may differ by. */
  static boolean anyKnown(double[] a, double[] b, double[] allowed) {
    Scale scale = Scale.of(b);
    return IntStream.range(0, Math.min(a.length, b.length))
        .anyMatch(i -> Double.isFinite(a[i] + b[i]) && of(scale, a[i], b[i], allowed[i]).isKnown());
  }

  boolean isKnown() {
    return allowed < 1;
  }

  boolean isAllowed() {
    return error == 0 || error <= allowed;
  }

  /** Whether it exceeds by more what is allowed, or comes closer to it. */
  boolean isWorseThan(Distance other) {
    int more = Double.compare(ratio(), other.ratio());
    return more > 0 || (more == 0 && allowed > other.allowed);
  }

  private double ratio() {
    boolean isUnlimited = allowed == Double.POSITIVE_INFINITY;
    return error == 0 || isUnlimited
        ? 0
        : Double.isNaN(allowed) ? Double.POSITIVE_INFINITY : error / allowed;
  }
}
