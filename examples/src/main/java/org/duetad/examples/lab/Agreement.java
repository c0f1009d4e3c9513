package org.duetad.examples.lab;

import org.duetad.core.ScalarFunction;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixRMaj;

/** How far apart the gradients of forward and reverse mode are. */
public final class Agreement {

  private Agreement() {}

  /** The largest difference of an element, relative to the largest element. */
  public static double of(ScalarFunction f, double... x) {
    return difference(new ForwardMode().gradient(f, x), new ReverseMode().gradient(f, x));
  }

  /** The largest difference of an element, relative to the largest of its matrix. */
  public static double of(MatrixScalarFunction f, DMatrixRMaj... x) {
    DMatrixRMaj[] forward = new ForwardMode().gradient(f, x);
    DMatrixRMaj[] reverse = new ReverseMode().gradient(f, x);
    double largest = 0;
    for (int i = 0; i < x.length; i++) {
      largest = Math.max(largest, difference(forward[i].data, reverse[i].data));
    }
    return largest;
  }

  /** The largest difference of two elements, relative to the largest of the second; may be NaN. */
  public static double difference(double[] actual, double[] expected) {
    double difference = 0;
    double scale = 0;
    for (int i = 0; i < expected.length; i++) {
      difference = Math.max(difference, Math.abs(actual[i] - expected[i]));
      scale = Math.max(scale, Math.abs(expected[i]));
    }
    return difference == 0 ? 0 : difference / scale;
  }
}
