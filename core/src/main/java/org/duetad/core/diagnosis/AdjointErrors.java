package org.duetad.core.diagnosis;

/**
 * Adjoints and their errors.
 *
 * @param bar the adjoints
 * @param error the bounds of their errors
 * @param spread the errors to be expected
 */
@SuppressWarnings("ArrayRecordComponent") // Of this package only.
record AdjointErrors(double[] bar, double[] error, double[] spread) {

  /** The adjoint 1 of a single result, without an error. */
  static AdjointErrors one() {
    return new AdjointErrors(new double[] {1}, new double[1], new double[1]);
  }
}
