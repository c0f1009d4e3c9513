package org.duetad.examples.optimizers;

/**
 * A step α along a direction p of descent with the strong Wolfe conditions, where {@code φ(α) = f(x
 * + α p)}:
 *
 * <pre>{@code
 * φ(α) <= φ(0) + c_1 α φ'(0),    |φ'(α)| <= c_2 |φ'(0)|
 * }</pre>
 *
 * Algorithms 3.5 (bracket) and 3.6 (zoom) of Nocedal and Wright, "Numerical Optimization", 2nd ed.
 * 2006. A value that is NaN counts as too high. Close to a minimum values differ by rounding errors
 * only, and the slope decides (approximate Wolfe conditions; W. W. Hager, H. Zhang, SIAM J. Optim.
 * 16, 170, 2005).
 */
final class WolfeLineSearch {

  private static final double C_1 = 1e-4;
  private static final double C_2 = 0.9;
  private static final int MOST = 40;

  /** A relative difference of values that may be due to rounding. */
  private static final double ROUNDING = 1e-14;

  private final Search search;
  private final Iterate from;
  private final double[] direction;
  private final double slope;

  WolfeLineSearch(Search search, Iterate from, double[] direction) {
    this.search = search;
    this.from = from;
    this.direction = direction;
    this.slope = VectorArithmetic.dot(from.gradient, direction);
  }

  /** A trial step. */
  private record Trial(double step, Iterate at, double slope) {}

  /** The next iterate; the current one if no step is better up to rounding. */
  Iterate next(double first) {
    Trial before = new Trial(0, from, slope);
    double step = first;
    for (int i = 0; i < MOST; i++) {
      Trial now = trial(step);
      if (isLevel(now)) {
        return now.at;
      }
      if (isTooHigh(now) || (i > 0 && now.at.value >= before.at.value)) {
        return zoom(before, now);
      }
      if (isFlat(now)) {
        return now.at;
      }
      if (now.slope >= 0) {
        return zoom(now, before);
      }
      before = now;
      step *= 2;
    }
    return before.at;
  }

  /** Low is the best step so far; high lies on the side of it that contains acceptable steps. */
  private Iterate zoom(Trial low, Trial high) {
    for (int i = 0; i < MOST; i++) {
      Trial now = trial(between(low, high));
      if (isLevel(now)) {
        return now.at;
      }
      if (isTooHigh(now) || now.at.value >= low.at.value) {
        high = now;
      } else {
        if (isFlat(now)) {
          return now.at;
        }
        if (now.slope * (high.step - low.step) >= 0) {
          high = low;
        }
        low = now;
      }
    }
    return low.at;
  }

  /** The minimiser of a parabola, if it lies well inside the interval; otherwise the midpoint. */
  private static double between(Trial low, Trial high) {
    double width = high.step - low.step;
    double bend = high.at.value - low.at.value - low.slope * width;
    double part = -0.5 * low.slope * width / bend;
    return low.step + width * (part >= 0.1 && part <= 0.9 ? part : 0.5);
  }

  private Trial trial(double step) {
    Iterate at = search.at(VectorArithmetic.plus(from.x, step, direction));
    return new Trial(step, at, VectorArithmetic.dot(at.gradient, direction));
  }

  private boolean isTooHigh(Trial trial) {
    return !(trial.at.value <= from.value + C_1 * trial.step * slope);
  }

  /** Whether a step is accepted by its slope, as its value differs by rounding errors only. */
  private boolean isLevel(Trial trial) {
    return isFlat(trial)
        && Math.abs(trial.at.value - from.value) <= ROUNDING * Math.abs(from.value);
  }

  private boolean isFlat(Trial trial) {
    return Math.abs(trial.slope) <= -C_2 * slope;
  }
}
