package org.duetad.forward;

/**
 * A dual number whose tangents are all zero: it depends on no input with respect to which this
 * sweep differentiates. The tangents are not computed.
 */
final class Dual0 extends Dual {

  Dual0(double value, Directions directions) {
    super(value, directions);
  }

  @Override
  double tangent(int k) {
    return 0.0;
  }

  @Override
  void copyTangents(double[] row, int column) {}

  @Override
  Dual scaled(double result, double slope) {
    directions.noteOfNone(slope);
    return new Dual0(result, directions);
  }

  @Override
  Dual combined(double result, double slope, Dual other, double otherSlope) {
    directions.noteOfNone(slope);
    return other.scaled(result, otherSlope);
  }
}
