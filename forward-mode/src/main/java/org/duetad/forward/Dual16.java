package org.duetad.forward;

import org.duetad.core.Factors;

/** A dual number with 16 directions at once. */
final class Dual16 extends Dual {

  private final double t0;
  private final double t1;
  private final double t2;
  private final double t3;
  private final double t4;
  private final double t5;
  private final double t6;
  private final double t7;
  private final double t8;
  private final double t9;
  private final double t10;
  private final double t11;
  private final double t12;
  private final double t13;
  private final double t14;
  private final double t15;

  private Dual16(
      double value,
      Directions directions,
      double t0,
      double t1,
      double t2,
      double t3,
      double t4,
      double t5,
      double t6,
      double t7,
      double t8,
      double t9,
      double t10,
      double t11,
      double t12,
      double t13,
      double t14,
      double t15) {
    super(value, directions);
    this.t0 = t0;
    this.t1 = t1;
    this.t2 = t2;
    this.t3 = t3;
    this.t4 = t4;
    this.t5 = t5;
    this.t6 = t6;
    this.t7 = t7;
    this.t8 = t8;
    this.t9 = t9;
    this.t10 = t10;
    this.t11 = t11;
    this.t12 = t12;
    this.t13 = t13;
    this.t14 = t14;
    this.t15 = t15;
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
      case 8 -> t8;
      case 9 -> t9;
      case 10 -> t10;
      case 11 -> t11;
      case 12 -> t12;
      case 13 -> t13;
      case 14 -> t14;
      case 15 -> t15;
      default -> throw new IndexOutOfBoundsException("direction " + k + " of 16");
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
    if (n > 8) {
      row[column + 8] = t8;
    }
    if (n > 9) {
      row[column + 9] = t9;
    }
    if (n > 10) {
      row[column + 10] = t10;
    }
    if (n > 11) {
      row[column + 11] = t11;
    }
    if (n > 12) {
      row[column + 12] = t12;
    }
    if (n > 13) {
      row[column + 13] = t13;
    }
    if (n > 14) {
      row[column + 14] = t14;
    }
    if (n > 15) {
      row[column + 15] = t15;
    }
  }

  @Override
  Dual scaled(double result, double slope) {
    if (!Factors.isModerate(slope)) {
      return sum(result, slope, this, 0.0);
    }
    return new Dual16(
        result,
        directions,
        slope * t0,
        slope * t1,
        slope * t2,
        slope * t3,
        slope * t4,
        slope * t5,
        slope * t6,
        slope * t7,
        slope * t8,
        slope * t9,
        slope * t10,
        slope * t11,
        slope * t12,
        slope * t13,
        slope * t14,
        slope * t15);
  }

  @Override
  Dual combined(double result, double slope, Dual other, double otherSlope) {
    if (!(other instanceof Dual16 y)) {
      return scaled(result, slope);
    }
    if (!Factors.isModerate(slope) || !Factors.isModerate(otherSlope)) {
      return sum(result, slope, other, otherSlope);
    }
    return new Dual16(
        result,
        directions,
        slope * t0 + otherSlope * y.t0,
        slope * t1 + otherSlope * y.t1,
        slope * t2 + otherSlope * y.t2,
        slope * t3 + otherSlope * y.t3,
        slope * t4 + otherSlope * y.t4,
        slope * t5 + otherSlope * y.t5,
        slope * t6 + otherSlope * y.t6,
        slope * t7 + otherSlope * y.t7,
        slope * t8 + otherSlope * y.t8,
        slope * t9 + otherSlope * y.t9,
        slope * t10 + otherSlope * y.t10,
        slope * t11 + otherSlope * y.t11,
        slope * t12 + otherSlope * y.t12,
        slope * t13 + otherSlope * y.t13,
        slope * t14 + otherSlope * y.t14,
        slope * t15 + otherSlope * y.t15);
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
    private double t8;
    private double t9;
    private double t10;
    private double t11;
    private double t12;
    private double t13;
    private double t14;
    private double t15;

    @Override
    void add(double slope, Dual x) {
      if (slope == 0) {
        x.noteFlat();
        return;
      }
      if (!(x instanceof Dual16 y)) {
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
      t8 += slope * y.t8;
      t9 += slope * y.t9;
      t10 += slope * y.t10;
      t11 += slope * y.t11;
      t12 += slope * y.t12;
      t13 += slope * y.t13;
      t14 += slope * y.t14;
      t15 += slope * y.t15;
    }

    private void addCarefully(double slope, Dual16 y) {
      y.directions.note(slope);
      t0 += y.directions.times(slope, y.t0);
      t1 += y.directions.times(slope, y.t1);
      t2 += y.directions.times(slope, y.t2);
      t3 += y.directions.times(slope, y.t3);
      t4 += y.directions.times(slope, y.t4);
      t5 += y.directions.times(slope, y.t5);
      t6 += y.directions.times(slope, y.t6);
      t7 += y.directions.times(slope, y.t7);
      t8 += y.directions.times(slope, y.t8);
      t9 += y.directions.times(slope, y.t9);
      t10 += y.directions.times(slope, y.t10);
      t11 += y.directions.times(slope, y.t11);
      t12 += y.directions.times(slope, y.t12);
      t13 += y.directions.times(slope, y.t13);
      t14 += y.directions.times(slope, y.t14);
      t15 += y.directions.times(slope, y.t15);
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
        case 8 -> t8 = tangent;
        case 9 -> t9 = tangent;
        case 10 -> t10 = tangent;
        case 11 -> t11 = tangent;
        case 12 -> t12 = tangent;
        case 13 -> t13 = tangent;
        case 14 -> t14 = tangent;
        case 15 -> t15 = tangent;
        default -> throw new IndexOutOfBoundsException("direction " + k + " of 16");
      }
    }

    @Override
    Dual total(double value, Directions directions) {
      return any
          ? new Dual16(
              value,
              directions,
              t0,
              t1,
              t2,
              t3,
              t4,
              t5,
              t6,
              t7,
              t8,
              t9,
              t10,
              t11,
              t12,
              t13,
              t14,
              t15)
          : new Dual0(value, directions);
    }
  }
}
