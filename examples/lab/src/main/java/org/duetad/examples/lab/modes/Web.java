package org.duetad.examples.lab.modes;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;

/**
 * A function whose cost does not depend on its inputs and outputs: layers of 64 numbers, each a
 * quarter more than the product of two of the layer before. The inputs are distributed over the
 * first layer, and each output is the sum of its share of the last.
 *
 * @param outputs m, a divisor of 64
 * @param layers the number of layers
 */
record Web(int outputs, int layers) implements VectorFunction {

  static final int WIDTH = 64;

  @Override
  public Scalar[] apply(Scalar... x) {
    Scalar[] numbers = new Scalar[WIDTH];
    Arrays.setAll(numbers, i -> x[i % x.length]);
    for (int k = 0; k < layers; k++) {
      numbers = layer(numbers, 1 << k % 6);
    }
    return sums(numbers);
  }

  private static Scalar[] layer(Scalar[] below, int distance) {
    Scalar[] numbers = new Scalar[WIDTH];
    Arrays.setAll(numbers, i -> below[i].multiply(below[(i + distance) % WIDTH]).add(0.25));
    return numbers;
  }

  private Scalar[] sums(Scalar[] numbers) {
    int share = WIDTH / outputs;
    Scalar[] sums = new Scalar[outputs];
    Arrays.setAll(sums, i -> Scalar.sum(Arrays.copyOfRange(numbers, i * share, (i + 1) * share)));
    return sums;
  }

  /** A point with the given number of coordinates, at which all numbers stay below one half. */
  static double[] point(int inputs) {
    double[] point = new double[inputs];
    Arrays.setAll(point, i -> 0.1 + 0.4 * i / inputs);
    return point;
  }
}
