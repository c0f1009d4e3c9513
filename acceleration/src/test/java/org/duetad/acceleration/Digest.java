package org.duetad.acceleration;

import java.util.Arrays;
import java.util.Random;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.core.mode.MatrixGradient;
import org.duetad.core.rules.Activations;
import org.duetad.core.spi.AccelerationTier;
import org.duetad.reverse.PreparedFunction;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixRMaj;

/** A program that prints what accelerates it, and a hash of the bits of many derivatives. */
final class Digest {

  private static final int[] LAYERS = {40, 70, 33, 3};
  private static final int BATCH = 50;

  private long hash;

  private Digest() {}

  /**
   * Prints one line.
   *
   * @param args unused
   */
  @SuppressWarnings("SystemOut")
  public static void main(String... args) {
    System.setProperty("duet.acceleration.strict", "true"); // Compiles soon.
    Digest digest = new Digest();
    digest.network(new ReverseMode(), new Random(1));
    digest.loops(new ReverseMode());
    System.out.println(Long.toHexString(digest.hash) + " " + AccelerationTier.summary());
  }

  private void add(double... numbers) {
    hash = 31 * hash + Arrays.hashCode(numbers);
  }

  /** A gradient and products with a Hessian, in all forms of products. */
  private void network(ReverseMode reverse, Random random) {
    Matrix x = Matrix.of(drawn(BATCH, LAYERS[0], random));
    MatrixScalarFunction loss =
        w -> {
          Matrix y = x;
          for (Matrix weights : w) {
            y = y.mult(weights).apply(Activations.SOFTPLUS);
          }
          return y.multTransA(y).determinant().log();
        };
    DMatrixRMaj[] w = new DMatrixRMaj[LAYERS.length - 1];
    Arrays.setAll(w, i -> drawn(LAYERS[i], LAYERS[i + 1], random));
    MatrixGradient at = reverse.valueAndGradient(loss, w);
    add(at.value());
    Arrays.stream(at.gradient()).forEach(g -> add(g.data));
  }

  /** A prepared function with a map and a scan, often enough to be compiled. */
  private void loops(ReverseMode reverse) {
    VectorFunction f =
        p -> {
          Scalar state = p[0];
          Scalar sum = Scalar.of(0.0);
          for (int i = 0; i < 300; i++) {
            state = state.multiply(p[1]).add(p[2].multiply(0.01 * i).sin());
            sum = sum.add(state.square().add(1).sqrt());
          }
          return new Scalar[] {sum};
        };
    PreparedFunction prepared = reverse.prepare(f, 0.5, 0.9, 0.3);
    double[] gradient = new double[3];
    for (int k = 0; k < 1000; k++) {
      add(prepared.gradient(new double[] {0.5 + 1e-4 * k, 0.9, 0.3}, gradient));
      add(gradient);
    }
  }

  private static DMatrixRMaj drawn(int rows, int cols, Random random) {
    DMatrixRMaj a = new DMatrixRMaj(rows, cols);
    Arrays.setAll(a.data, k -> 0.3 * random.nextGaussian());
    return a;
  }
}
