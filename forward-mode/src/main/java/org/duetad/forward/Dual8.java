package org.duetad.forward;

import org.duetad.core.Factors;

/** A dual number with 8 directions at once. */
final class Dual8 extends Dual {

  private final double t0;
  private final double t1;
  private final double t2;
  private final double t3;
  private final double t4;
  private final double t5;
  private final double t6;
  private final double t7;

  private Dual8(
      double value,
      Directions directions,
      double t0,
      double t1,
      double t2,
      double t3,
      double t4,
      double t5,
      double t6,
      double t7) {
    super(value, directions);
    this.t0 = t0;
    this.t1 = t1;
    this.t2 = t2;
    this.t3 = t3;
    this.t4 = t4;
    this.t5 = t5;
    this.t6 = t6;
    this.t7 = t7;
  }

  @Override
  double tangent(int k) {
    return switch (k) {
      case 0 -> t0;
      case 1 -> t1;
      case 2 -> t2;
      case 3 -> t3;
      case 4 -> t4;
      case 5 -> t5;
      case 6 -> t6;
      case 7 -> t7;
      default -> throw new IndexOutOfBoundsException("direction " + k + " of 8");
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
    if (n > 4) {
      row[column + 4] = t4;
    }
    if (n > 5) {
      row[column + 5] = t5;
    }
    if (n > 6) {
      row[column + 6] = t6;
    }
    if (n > 7) {
      row[column + 7] = t7;
    }
  }

  @Override
  Dual scaled(double result, double slope) {
    if (!Factors.isModerate(slope)) {
      return sum(result, slope, this, 0.0);
    }
    return new Dual8(
        result,
        directions,
        slope * t0,
        slope * t1,
        slope * t2,
        slope * t3,
        slope * t4,
        slope * t5,
        slope * t6,
        slope * t7);
  }

  @Override
  Dual combined(double result, double slope, Dual other, double otherSlope) {
    if (!(other instanceof Dual8 y)) {
      return scaled(result, slope);
    }
    if (!Factors.isModerate(slope) || !Factors.isModerate(otherSlope)) {
      return sum(result, slope, other, otherSlope);
    }
    return new Dual8(
        result,
        directions,
        slope * t0 + otherSlope * y.t0,
        slope * t1 + otherSlope * y.t1,
        slope * t2 + otherSlope * y.t2,
        slope * t3 + otherSlope * y.t3,
        slope * t4 + otherSlope * y.t4,
        slope * t5 + otherSlope * y.t5,
        slope * t6 + otherSlope * y.t6,
        slope * t7 + otherSlope * y.t7);
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
    private double t4;
    private double t5;
    private double t6;
    private double t7;

    @Override
    void add(double slope, Dual x) {
      if (slope == 0) {
        x.noteFlat();
        return;
      }
      if (!(x instanceof Dual8 y)) {
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
      t4 += slope * y.t4;
      t5 += slope * y.t5;
      t6 += slope * y.t6;
      t7 += slope * y.t7;
    }

    private void addCarefully(double slope, Dual8 y) {
      y.directions.note(slope);
      t0 += y.directions.times(slope, y.t0);
      t1 += y.directions.times(slope, y.t1);
      t2 += y.directions.times(slope, y.t2);
      t3 += y.directions.times(slope, y.t3);
      t4 += y.directions.times(slope, y.t4);
      t5 += y.directions.times(slope, y.t5);
      t6 += y.directions.times(slope, y.t6);
      t7 += y.directions.times(slope, y.t7);
    }

    @Override
    void set(int k, double tangent) {
      any = true;
      switch (k) {
        case 0 -> t0 = tangent;
        case 1 -> t1 = tangent;
        case 2 -> t2 = tangent;
        case 3 -> t3 = tangent;
        case 4 -> t4 = tangent;
        case 5 -> t5 = tangent;
        case 6 -> t6 = tangent;
        case 7 -> t7 = tangent;
        default -> throw new IndexOutOfBoundsException("direction " + k + " of 8");
      }
    }

    @Override
    Dual total(double value, Directions directions) {
      return any
          ? new Dual8(value, directions, t0, t1, t2, t3, t4, t5, t6, t7)
          : new Dual0(value, directions);
    }
  }
}
