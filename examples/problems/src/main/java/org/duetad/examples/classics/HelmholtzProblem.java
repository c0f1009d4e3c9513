package org.duetad.examples.classics;

import java.util.Arrays;
import java.util.Optional;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.Parameters;
import org.duetad.examples.problems.Checks;
import org.duetad.examples.problems.GivenDerivative;
import org.duetad.examples.problems.OtherFunction;
import org.duetad.examples.problems.Problem;
import org.duetad.examples.problems.SingleBlock;

/**
 * The Helmholtz energy of a mixture of n fluids in a unit volume, by the equation of state of Peng
 * and Robinson, in units of RT:
 *
 * <pre>{@code
 * f(x) = Σ x_i log(x_i/(1 - b·x)) - xᵀAx/(√8 b·x) log((1 + (1+√2) b·x)/(1 + (1-√2) b·x))
 * }</pre>
 *
 * <p>with {@code x_i = 1/n}, {@code b_i = i/(n + 1)}, so that b·x = 1/2, and {@code A_ij = 1/(i + j
 * - 1)}. The pressure {@code x·∇f - f} is that of the equation of state, {@code Σx/(1 - b·x) -
 * xᵀAx/(1 + 2 b·x - (b·x)²)}. A. Griewank, "On automatic differentiation", in Mathematical
 * Programming, 1989.
 */
public final class HelmholtzProblem extends SingleBlock {

  private static final double ROOT = Math.sqrt(2);
  private static final double SCALE = Math.sqrt(8);

  private final double[] a;
  private final double[] b;

  /**
   * The problem of a given size.
   *
   * @param n the number of fluids, at least 1
   */
  public HelmholtzProblem(int n) {
    super("helmholtz", "Helmholtz energy of a mixture of fluids, n=" + n, 1, equalParts(n));
    a = new double[n * n];
    b = new double[n];
    Arrays.setAll(a, k -> 1.0 / (k / n + k % n + 1));
    Arrays.setAll(b, i -> (i + 1.0) / (n + 1));
  }

  private static double[] equalParts(int n) {
    Checks.atLeast("helmholtz", 1, "n", n);
    double[] x = new double[n];
    Arrays.fill(x, 1.0 / n);
    return x;
  }

  @Override
  protected Scalar[] values(Scalar... x) {
    int n = x.length;
    Scalar volume = Scalar.weightedSum(b, x);
    Scalar free = volume.negate().add(1);
    Scalar[] logs = new Scalar[n];
    Arrays.setAll(logs, i -> x[i].divide(free).log());
    Scalar[] ax = new Scalar[n];
    Arrays.setAll(ax, i -> Scalar.weightedSum(a, i * n, x, 0, n));
    return new Scalar[] {Scalar.dot(x, logs).subtract(attraction(Scalar.dot(x, ax), volume))};
  }

  private static Scalar attraction(Scalar square, Scalar volume) {
    Scalar ratio = volume.multiply(1 + ROOT).add(1).divide(volume.multiply(1 - ROOT).add(1));
    return square.divide(volume.multiply(SCALE)).multiply(ratio.log());
  }

  /** The same with {@code A x} as a product of matrices. */
  @Override
  public Optional<Problem> matrixForm() {
    int n = inputs();
    Matrix weights = Matrix.of(1, n, b);
    Matrix pairs = Matrix.of(n, n, a);
    return Optional.of(
        new OtherFunction(
            this,
            Parameters.of("x", n, 1)
                .vectorFunction(
                    parameters -> {
                      Matrix x = parameters.get("x");
                      Scalar volume = weights.mult(x).toScalar();
                      Scalar logFree = volume.negate().add(1).log();
                      Scalar logs = x.multTransA(x.elementLog()).toScalar();
                      Scalar entropy = logs.subtract(x.elementSum().multiply(logFree));
                      Scalar square = x.multTransA(pairs.mult(x)).toScalar();
                      return Matrix.of(1, 1, entropy.subtract(attraction(square, volume)));
                    })));
  }

  @Override
  public double[] primal() {
    double[] x = at();
    double volume = dot(b, 0, x);
    double entropy = 0;
    double square = 0;
    for (int i = 0; i < x.length; i++) {
      entropy += x[i] * Math.log(x[i] / (1 - volume));
      square += x[i] * dot(a, i * x.length, x);
    }
    return new double[] {entropy - square / (volume * SCALE) * logOfRatio(volume)};
  }

  private static double logOfRatio(double volume) {
    return Math.log((volume * (1 + ROOT) + 1) / (volume * (1 - ROOT) + 1));
  }

  private static double dot(double[] weights, int from, double... x) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += weights[from + i] * x[i];
    }
    return sum;
  }

  @Override
  public Optional<Problem> handForm() {
    return Optional.of(new GivenDerivative(this, mode -> gradient(at())));
  }

  /** With {@code L' = √8/(1 + 2v - v²)} of the logarithm L at {@code v = b·x}. */
  private double[] gradient(double... x) {
    double volume = dot(b, 0, x);
    double free = 1 - volume;
    double log = logOfRatio(volume);
    double total = Arrays.stream(x).sum();
    double[] ax = new double[x.length];
    Arrays.setAll(ax, i -> dot(a, i * x.length, x));
    double square = dot(ax, 0, x);
    double byVolume =
        total / free
            + square * (log / SCALE / volume - 1 / (1 + 2 * volume - volume * volume)) / volume;
    double byPair = 2 * log / (SCALE * volume);
    double[] gradient = new double[x.length];
    Arrays.setAll(gradient, i -> Math.log(x[i] / free) + 1 + b[i] * byVolume - byPair * ax[i]);
    return gradient;
  }
}
