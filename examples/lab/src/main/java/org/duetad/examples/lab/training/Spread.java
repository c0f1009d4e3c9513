package org.duetad.examples.lab.training;

import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.duetad.core.matrix.Matrix;
import org.ejml.data.DMatrixRMaj;

/** The spread of the elements of a matrix. */
final class Spread {

  private Spread() {}

  /** The standard deviation of all elements. */
  static double deviation(DMatrixRMaj x) {
    return new StandardDeviation(false).evaluate(x.data);
  }

  /** The root of the mean square of all elements. */
  static double rootMeanSquare(DMatrixRMaj x) {
    return Matrix.of(x).normF().value() / Math.sqrt(x.getNumElements());
  }

  /** The fraction of elements whose absolute value exceeds a bound. */
  static double fractionAbove(double bound, DMatrixRMaj x) {
    int count = 0;
    for (double element : x.data) {
      if (Math.abs(element) > bound) {
        count++;
      }
    }
    return (double) count / x.getNumElements();
  }
}
