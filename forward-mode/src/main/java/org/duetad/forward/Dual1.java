package org.duetad.forward;

import org.duetad.core.Factors;

/** A dual number with 1 direction. */
final class Dual1 extends Dual {

  private final double t0;

  private Dual1(double value, Directions directions, double t0) {
    super(value, directions);
    this.t0 = t0;
  }

  @Override
  double tangent(int k) {
    return switch (k) {
      case 0 -> t0;
      default -> throw new IndexOutOfBoundsException("direction " + k + " of 1");
    };
  }

  @Override
  void copyTangents(double[] row, int column) {
    row[column] = t0;
  }

  @Override
  Dual scaled(double result, double slope) {
    if (!Factors.isModerate(slope)) {
      return sum(result, slope, this, 0.0);
    }
    return new Dual1(result, directions, slope * t0);
  }

  @Override
  Dual combined(double result, double slope, Dual other, double otherSlope) {
    if (!(other instanceof Dual1 y)) {
      return scaled(result, slope);
    }
    if (!Factors.isModerate(slope) || !Factors.isModerate(otherSlope)) {
      return sum(result, slope, other, otherSlope);
    }
    return new Dual1(result, directions, slope * t0 + otherSlope * y.t0);
  }

  private Dual sum(double result, double slope, Dual other, double otherSlope) {
    Tangents sum = new Sum();
    sum.add(slope, this);
    sum.add(otherSlope, other);
    return sum.total(result, directions);
  }

  static final class Sum extends Tangents {

    private double t0;

    @Override
    void add(double slope, Dual x) {
      if (slope == 0) {
        x.noteFlat();
        return;
      }
      if (!(x instanceof Dual1 y)) {
        return;
      }
      any = true;
      if (!Factors.isModerate(slope)) {
        addCarefully(slope, y);
        return;
      }
      t0 += slope * y.t0;
    }

    private void addCarefully(double slope, Dual1 y) {
      y.directions.note(slope);
      t0 += y.directions.times(slope, y.t0);
    }

    @Override
    void set(int k, double tangent) {
      any = true;
      switch (k) {
        case 0 -> t0 = tangent;
        default -> throw new IndexOutOfBoundsException("direction " + k + " of 1");
      }
    }

    @Override
    Dual total(double value, Directions directions) {
      return any ? new Dual1(value, directions, t0) : new Dual0(value, directions);
    }
  }
}
