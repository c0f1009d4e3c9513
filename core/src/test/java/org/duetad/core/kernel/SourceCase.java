package org.duetad.core.kernel;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.program.Program;

/**
 * What the source of a kernel has to compute.
 *
 * @param x the point at which the program was recorded
 * @param y the outputs there
 * @param weights of the outputs
 * @param gradient of their weighted sum
 */
@SuppressWarnings("ArrayRecordComponent") // Not compared.
record SourceCase(double[] x, double[] y, double[] weights, double[] gradient) {

  static SourceCase of(Program program) {
    double[] x = point(program);
    Kernel kernel = Kernel.of(program);
    KernelFrame frame = kernel.frame();
    double[] y = new double[kernel.outputs()];
    kernel.evaluate(x, frame, y);
    double[] weights = weights(y.length);
    double[] gradient = new double[x.length];
    kernel.pullback(frame, weights, gradient);
    return new SourceCase(x, y, weights, gradient);
  }

  static double[] point(Program program) {
    return Arrays.stream(program.point()).mapToDouble(v -> ((Scalar) v).value()).toArray();
  }

  static double[] weights(int outputs) {
    double[] weights = new double[outputs];
    Arrays.setAll(weights, i -> 1.0 / (i + 1));
    return weights;
  }

  /** A kernel whose loop is short. */
  static Kernel rosenbrock(int n) {
    double[] x = new double[n];
    Arrays.setAll(x, i -> 0.1 * i);
    return Kernel.of(Program.record(KernelCorpus::rosenbrock, x));
  }
}
