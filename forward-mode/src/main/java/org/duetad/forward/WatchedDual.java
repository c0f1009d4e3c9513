package org.duetad.forward;

import java.util.Arrays;
import org.duetad.core.Chain;
import org.duetad.core.Losses;

/**
 * A dual number with a bound of what each tangent lost to underflow: a sweep in which a slope was
 * large is repeated with these, as {@code LossSweeps} run along a tape.
 */
final class WatchedDual extends Dual {

  private final double[] tangents;
  private final double[] losses;

  private WatchedDual(double value, Directions directions, double[] tangents, double[] losses) {
    super(value, directions);
    this.tangents = tangents;
    this.losses = losses;
  }

  /** Whether what was lost is visible in a tangent. */
  boolean isLost() {
    for (int k = 0; k < tangents.length; k++) {
      if (Losses.areVisible(losses[k], tangents[k])) {
        return true;
      }
    }
    return false;
  }

  @Override
  double tangent(int k) {
    return tangents[k];
  }

  @Override
  void copyTangents(double[] row, int column) {
    System.arraycopy(tangents, 0, row, column, Math.min(tangents.length, row.length - column));
  }

  @Override
  Dual scaled(double result, double slope) {
    return combined(result, slope, this, 0.0);
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // The same number has one slope.
  Dual combined(double result, double slope, Dual other, double otherSlope) {
    Tangents sum = new Sum(tangents.length);
    sum.add(slope, this);
    if (other != this || otherSlope != 0) {
      sum.add(otherSlope, other);
    }
    return sum.total(result, directions);
  }

  static final class Sum extends Tangents {

    private final double[] tangents;
    private final double[] losses;

    Sum(int width) {
      tangents = new double[width];
      losses = new double[width];
    }

    @Override
    void add(double slope, Dual x) {
      if (x instanceof WatchedDual y) {
        any = true;
        for (int k = 0; k < tangents.length; k++) {
          tangents[k] += Chain.times(slope, y.tangents[k]);
          losses[k] += Losses.of(slope, y.tangents[k], y.losses[k]);
        }
      }
    }

    @Override
    void set(int k, double tangent) {
      any = true;
      tangents[k] = tangent;
    }

    @Override
    Dual total(double value, Directions directions) {
      return any
          ? new WatchedDual(value, directions, Arrays.copyOf(tangents, tangents.length), losses)
          : new Dual0(value, directions);
    }
  }
}
