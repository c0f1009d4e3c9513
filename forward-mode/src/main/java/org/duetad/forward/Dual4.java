package org.duetad.forward;

import org.duetad.core.Chain;
import org.duetad.core.Perturbation;

/** A dual number with 4 directions at once. */
final class Dual4 extends Dual {

  private final double t0;
  private final double t1;
  private final double t2;
  private final double t3;

  private Dual4(
      double value, Perturbation perturbation, double t0, double t1, double t2, double t3) {
    super(value, perturbation);
    this.t0 = t0;
    this.t1 = t1;
    this.t2 = t2;
    this.t3 = t3;
  }

  @Override
  int width() {
    return 4;
  }

  @Override
  double tangent(int k) {
    return switch (k) {
      case 0 -> t0;
      case 1 -> t1;
      case 2 -> t2;
      case 3 -> t3;
      default -> throw new IndexOutOfBoundsException("direction " + k + " of 4");
    };
  }

  @Override
  Dual scaled(double result, double slope) {
    double t0 = slope * this.t0;
    double t1 = slope * this.t1;
    double t2 = slope * this.t2;
    double t3 = slope * this.t3;
    return isNaN(t0, t1, t2, t3)
        ? annihilating(result, slope, this, 0.0)
        : new Dual4(result, perturbation, t0, t1, t2, t3);
  }

  @Override
  Dual combined(double result, double slope, Dual other, double otherSlope) {
    Dual4 y = (Dual4) other;
    double t0 = slope * this.t0 + otherSlope * y.t0;
    double t1 = slope * this.t1 + otherSlope * y.t1;
    double t2 = slope * this.t2 + otherSlope * y.t2;
    double t3 = slope * this.t3 + otherSlope * y.t3;
    return isNaN(t0, t1, t2, t3)
        ? annihilating(result, slope, y, otherSlope)
        : new Dual4(result, perturbation, t0, t1, t2, t3);
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
  private static boolean isNaN(double t0, double t1, double t2, double t3) {
    return Double.isNaN((t0 + t1) + (t2 + t3));
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
    private double t1;
    private double t2;
    private double t3;

    @Override
    void add(double slope, Dual x) {
      Dual4 y = (Dual4) x;
      t0 += slope * y.t0;
      t1 += slope * y.t1;
      t2 += slope * y.t2;
      t3 += slope * y.t3;
    }

    @Override
    void addAnnihilating(double slope, Dual x) {
      Dual4 y = (Dual4) x;
      t0 += Chain.times(slope, y.t0);
      t1 += Chain.times(slope, y.t1);
      t2 += Chain.times(slope, y.t2);
      t3 += Chain.times(slope, y.t3);
    }

    @Override
    int width() {
      return 4;
    }

    @Override
    void set(int k, double tangent) {
      switch (k) {
        case 0 -> t0 = tangent;
        case 1 -> t1 = tangent;
        case 2 -> t2 = tangent;
        case 3 -> t3 = tangent;
        default -> throw new IndexOutOfBoundsException("direction " + k + " of 4");
      }
    }

    @Override
    boolean isNaN() {
      return Dual4.isNaN(t0, t1, t2, t3);
    }

    @Override
    Dual total(double value, Perturbation perturbation) {
      return new Dual4(value, perturbation, t0, t1, t2, t3);
    }
  }
}
