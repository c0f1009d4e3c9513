package org.duetad.examples.stepping;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.duetad.checkpoint.stepping.StepContext;
import org.duetad.checkpoint.stepping.TimeStepping;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.rules.Elementary;
import org.duetad.examples.stepping.SteppingProblem.Instance;

/**
 * A recurrent network {@code h' = tanh(W h + v ξ + b)} with noise {@code ξ} as input, the mean of
 * whose units should follow {@code sin(i/10)}; the loss sums the squared errors of all steps. The
 * parameters are W by rows, v and b.
 */
final class RecurrentNetwork {

  private static final long SEED = 20;

  private RecurrentNetwork() {}

  static Instance instance(int units) {
    TimeStepping loop =
        TimeStepping.of(RecurrentNetwork::step)
            .withRunningLoss((x, p) -> error(x).square())
            .withNormals(1, SEED);
    SplittableRandom random = new SplittableRandom(SEED);
    double[] parameters = new double[units * (units + 2)];
    Arrays.setAll(parameters, i -> (random.nextDouble() - 0.5) * 2 / Math.sqrt(units));
    return new Instance(loop, new double[units + 1], parameters);
  }

  /** The last component of the state is the number of steps so far. */
  private static Scalar error(Scalar[] x) {
    int units = x.length - 1;
    Scalar mean = Scalar.sum(Arrays.copyOf(x, units)).divide(units);
    return mean.subtract(x[units].multiply(0.1).sin());
  }

  private static Scalar[] step(Scalar[] x, Scalar[] p, StepContext context) {
    int n = x.length - 1;
    Matrix weights = Matrix.of(n, n, Arrays.copyOf(p, n * n));
    Matrix hearing = Matrix.of(n, 1, Arrays.copyOfRange(p, n * n, n * n + n));
    Matrix bias = Matrix.of(n, 1, Arrays.copyOfRange(p, n * n + n, n * n + 2 * n));
    Matrix sum =
        weights
            .mult(Matrix.of(n, 1, Arrays.copyOf(x, n)))
            .plus(hearing.scale(context.normals()[0]))
            .plus(bias);
    Scalar[] next = Arrays.copyOf(sum.apply(Elementary.TANH).toScalars(), n + 1);
    next[n] = context.number().add(1);
    return next;
  }
}
