package org.duetad.examples.lab;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.util.MathArrays;
import org.duetad.core.ScalarFunction;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixRMaj;

/** Differences of numbers that should agree. */
public final class Differences {

  private Differences() {}

  /** Gradients by forward and reverse mode: see {@link #relative}. */
  public static double ofModes(ScalarFunction f, double... x) {
    return relative(new ForwardMode().gradient(f, x), new ReverseMode().gradient(f, x));
  }

  /** The same for gradients with respect to matrices, each matrix separately. */
  public static double ofModes(MatrixScalarFunction f, DMatrixRMaj... x) {
    DMatrixRMaj[] forward = new ForwardMode().gradient(f, x);
    DMatrixRMaj[] reverse = new ReverseMode().gradient(f, x);
    double largest = 0;
    for (int i = 0; i < x.length; i++) {
      largest = Math.max(largest, relative(forward[i].data, reverse[i].data));
    }
    return largest;
  }

  /** The largest difference of two elements, relative to the largest of the second; may be NaN. */
  public static double relative(double[] actual, double[] expected) {
    double difference = 0;
    double scale = 0;
    for (int i = 0; i < expected.length; i++) {
      difference = Math.max(difference, Math.abs(actual[i] - expected[i]));
      scale = Math.max(scale, Math.abs(expected[i]));
    }
    return difference == 0 ? 0 : difference / scale;
  }

  /** The largest difference of the elements of two matrices. */
  public static double largest(double[][] a, double[][] b) {
    return IntStream.range(0, a.length)
        .mapToDouble(i -> MathArrays.distanceInf(a[i], b[i]))
        .reduce(0, Math::max);
  }

  /** The largest absolute value. */
  public static double largest(double... differences) {
    return DoubleStream.of(differences).map(Math::abs).reduce(0, Math::max);
  }
}
