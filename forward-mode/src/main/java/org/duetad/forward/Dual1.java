package org.duetad.forward;

import org.duetad.core.Chain;
import org.duetad.core.Perturbation;

/** A dual number with 1 directions at once. */
final class Dual1 extends Dual {

  private final double t0;

  private Dual1(double value, Perturbation perturbation, double t0) {
    super(value, perturbation);
    this.t0 = t0;
  }

  @Override
  int width() {
    return 1;
  }

  @Override
  double tangent(int k) {
    return switch (k) {
      case 0 -> t0;
      default -> throw new IndexOutOfBoundsException("direction " + k + " of 1");
    };
  }

  @Override
  Dual scaled(double result, double slope) {
    double t0 = slope * this.t0;
    return isNaN(t0) ? annihilating(result, slope, this, 0.0) : new Dual1(result, perturbation, t0);
  }

  @Override
  Dual combined(double result, double slope, Dual other, double otherSlope) {
    Dual1 y = (Dual1) other;
    double t0 = slope * this.t0 + otherSlope * y.t0;
    return isNaN(t0)
        ? annihilating(result, slope, y, otherSlope)
        : new Dual1(result, perturbation, t0);
  }

  private Dual annihilating(double result, double slope, Dual other, double otherSlope) {
    Tangents sum = tangents();
    sum.addAnnihilating(slope, this);
    sum.addAnnihilating(otherSlope, other);
    return sum.total(result, perturbation);
  }

  /**
   * One test for all: a NaN among them makes the sum NaN. (So may infinities; that costs time
   * only.)
   */
  private static boolean isNaN(double t0) {
    return Double.isNaN(t0);
  }

  @Override
  Tangents tangents() {
    return new Sum();
  }

  static Tangents zero() {
    return new Sum();
  }

  private static final class Sum extends Tangents {

    private double t0;

    @Override
    void add(double slope, Dual x) {
      Dual1 y = (Dual1) x;
      t0 += slope * y.t0;
    }

    @Override
    void addAnnihilating(double slope, Dual x) {
      Dual1 y = (Dual1) x;
      t0 += Chain.times(slope, y.t0);
    }

    @Override
    int width() {
      return 1;
    }

    @Override
    void set(int k, double tangent) {
      switch (k) {
        case 0 -> t0 = tangent;
        default -> throw new IndexOutOfBoundsException("direction " + k + " of 1");
      }
    }

    @Override
    boolean isNaN() {
      return Dual1.isNaN(t0);
    }

    @Override
    Dual total(double value, Perturbation perturbation) {
      return new Dual1(value, perturbation, t0);
    }
  }
}
