package org.duetad.forward;

import org.duetad.core.Factors;

/** A dual number with 4 directions at once. */
final class Dual4 extends Dual {

  private final double t0;
  private final double t1;
  private final double t2;
  private final double t3;

  private Dual4(double value, Directions directions, double t0, double t1, double t2, double t3) {
    super(value, directions);
    this.t0 = t0;
    this.t1 = t1;
    this.t2 = t2;
    this.t3 = t3;
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
  void copyTangents(double[] row, int column) {
    int n = row.length - column;
    row[column] = t0;
    if (n > 1) {
      row[column + 1] = t1;
    }
    if (n > 2) {
      row[column + 2] = t2;
    }
    if (n > 3) {
      row[column + 3] = t3;
    }
  }

  @Override
  Dual scaled(double result, double slope) {
    if (!Factors.isModerate(slope)) {
      return sum(result, slope, this, 0.0);
    }
    return new Dual4(result, directions, slope * t0, slope * t1, slope * t2, slope * t3);
  }

  @Override
  Dual combined(double result, double slope, Dual other, double otherSlope) {
    if (!(other instanceof Dual4 y)) {
      return scaled(result, slope);
    }
    if (!Factors.isModerate(slope) || !Factors.isModerate(otherSlope)) {
      return sum(result, slope, other, otherSlope);
    }
    return new Dual4(
        result,
        directions,
        slope * t0 + otherSlope * y.t0,
        slope * t1 + otherSlope * y.t1,
        slope * t2 + otherSlope * y.t2,
        slope * t3 + otherSlope * y.t3);
  }

  private Dual sum(double result, double slope, Dual other, double otherSlope) {
    Tangents sum = new Sum();
    sum.add(slope, this);
    sum.add(otherSlope, other);
    return sum.total(result, directions);
  }

  static final class Sum extends Tangents {

    private double t0;
    private double t1;
    private double t2;
    private double t3;

    @Override
    void add(double slope, Dual x) {
      if (slope == 0) {
        x.noteFlat();
        return;
      }
      if (!(x instanceof Dual4 y)) {
        return;
      }
      any = true;
      if (!Factors.isModerate(slope)) {
        addCarefully(slope, y);
        return;
      }
      t0 += slope * y.t0;
      t1 += slope * y.t1;
      t2 += slope * y.t2;
      t3 += slope * y.t3;
    }

    private void addCarefully(double slope, Dual4 y) {
      y.directions.note(slope);
      t0 += y.directions.times(slope, y.t0);
      t1 += y.directions.times(slope, y.t1);
      t2 += y.directions.times(slope, y.t2);
      t3 += y.directions.times(slope, y.t3);
    }

    @Override
    void set(int k, double tangent) {
      any = true;
      switch (k) {
        case 0 -> t0 = tangent;
        case 1 -> t1 = tangent;
        case 2 -> t2 = tangent;
        case 3 -> t3 = tangent;
        default -> throw new IndexOutOfBoundsException("direction " + k + " of 4");
      }
    }

    @Override
    Dual total(double value, Directions directions) {
      return any ? new Dual4(value, directions, t0, t1, t2, t3) : new Dual0(value, directions);
    }
  }
}
