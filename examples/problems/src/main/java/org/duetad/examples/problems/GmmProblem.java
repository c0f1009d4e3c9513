package org.duetad.examples.problems;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import org.apache.commons.numbers.gamma.LogGamma;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.data.RowTable;
import org.duetad.core.data.SumOverRows;

/**
 * The log likelihood of a Gaussian mixture with a Wishart prior, as in ADBench:
 *
 * <pre>{@code
 * L = -n d/2 log 2π + Σ_p logSumExp_k (α_k + Σ_i q_ki - ½‖Q_k (x_p - μ_k)‖²) - n logSumExp_k α_k
 *     + Σ_k [½γ²‖Q_k‖² - m Σ_i q_ki] - K C
 * }</pre>
 *
 * with {@code Q_k} lower triangular, its diagonal {@code exp(q_k)}. The parameters are α, μ, and
 * for each component q and then the strict lower triangle of Q, column by column.
 */
public final class GmmProblem implements Problem {

  private final GmmData data;
  private final int d;
  private final int k;
  private final int n;
  private final Scalar[] x;
  private final VectorFunction function;

  /**
   * The problem of an instance.
   *
   * @param data the instance
   */
  public GmmProblem(GmmData data) {
    this.data = data;
    d = data.d();
    k = data.k();
    n = data.n();
    x = Scalar.of(data.x());
    function = parameters -> new Scalar[] {logLikelihood(parameters)};
  }

  private GmmProblem(GmmProblem scalars, VectorFunction function) {
    data = scalars.data;
    d = scalars.d;
    k = scalars.k;
    n = scalars.n;
    x = scalars.x;
    this.function = function;
  }

  @Override
  public Optional<Problem> matrixForm() {
    return Optional.of(new GmmProblem(this, GmmMatrix.of(data)));
  }

  @Override
  public Optional<Problem> rowsForm(int threads) {
    return Optional.of(new GmmProblem(this, overRows(threads)));
  }

  @Override
  public Optional<Problem> handForm() {
    return Optional.of(new GivenDerivative(this, mode -> GmmByHand.gradient(data)));
  }

  @Override
  public String name() {
    return "gmm";
  }

  @Override
  public String description() {
    return "log likelihood of a Gaussian mixture, d=" + d + " k=" + k + " n=" + n;
  }

  @Override
  public int inputs() {
    return data.parameters().length;
  }

  @Override
  public int outputs() {
    return 1;
  }

  /**
   * The instance.
   *
   * @return the data
   */
  public GmmData data() {
    return data;
  }

  @Override
  public VectorFunction block(int i) {
    return function;
  }

  @Override
  public double[] point(int i) {
    return data.parameters();
  }

  @Override
  public double[] primal() {
    return new double[] {GmmPrimal.logLikelihood(data)};
  }

  private Scalar logLikelihood(Scalar[] parameters) {
    Components components = new Components(parameters);
    Scalar[] points = new Scalar[n];
    Arrays.setAll(points, p -> components.point(x, p * d));
    return components.logLikelihood(Scalar.sum(points));
  }

  /** The same with the points as the rows of a table. */
  private VectorFunction overRows(int threads) {
    double[][] points = new double[n][];
    Arrays.setAll(points, p -> Arrays.copyOfRange(data.x(), p * d, (p + 1) * d));
    SumOverRows sum =
        SumOverRows.of((w, row) -> new Components(w).point(row, 0), RowTable.of(points))
            .inParallel(ForkJoinPool.commonPool(), threads);
    return w -> new Scalar[] {new Components(w).logLikelihood(sum.apply(w))};
  }

  /** What the parameters say of each component: alpha from 0, mu from k, icf from k + k d. */
  private final class Components {

    private final Scalar[] parameters;
    private final Scalar[][] factors = new Scalar[k][];
    private final Scalar[] weights = new Scalar[k];
    private final Scalar[] logDeterminants = new Scalar[k];

    Components(Scalar[] parameters) {
      this.parameters = parameters;
      for (int j = 0; j < k; j++) {
        int icf = k + k * d + j * GmmData.triangle(d);
        factors[j] = factor(parameters, icf);
        logDeterminants[j] = Scalar.sum(Arrays.copyOfRange(parameters, icf, icf + d));
        weights[j] = parameters[j].add(logDeterminants[j]);
      }
    }

    /** {@code logSumExp_k} of a point, whose coordinates begin at an index. */
    Scalar point(Scalar[] of, int at) {
      Scalar[] terms = new Scalar[k];
      Scalar[] c = new Scalar[d];
      Scalar[] y = new Scalar[d];
      for (int j = 0; j < k; j++) {
        int mean = k + j * d;
        for (int i = 0; i < c.length; i++) {
          c[i] = of[at + i].subtract(parameters[mean + i]);
        }
        Scalar[] factor = factors[j];
        for (int r = 0; r < y.length; r++) {
          y[r] = Scalar.dot(factor, GmmData.triangle(r), c, 0, r + 1);
        }
        terms[j] = weights[j].subtract(Scalar.dot(y, y).multiply(0.5));
      }
      return Scalar.logSumExp(terms);
    }

    Scalar logLikelihood(Scalar points) {
      Scalar[] priors = new Scalar[k];
      Arrays.setAll(priors, j -> prior(factors[j], logDeterminants[j]));
      Scalar[] alpha = Arrays.copyOf(parameters, k);
      return points
          .subtract(Scalar.logSumExp(alpha).multiply(n))
          .add(Scalar.sum(priors))
          .add(constant(data));
    }
  }

  /** Q row by row: row r, of r + 1 numbers, begins at r(r+1)/2. */
  private Scalar[] factor(Scalar[] parameters, int icf) {
    Scalar[] factor = new Scalar[GmmData.triangle(d)];
    int lower = icf + d;
    for (int c = 0; c < d; c++) {
      factor[GmmData.triangle(c) + c] = parameters[icf + c].exp();
      for (int r = c + 1; r < d; r++) {
        factor[GmmData.triangle(r) + c] = parameters[lower++];
      }
    }
    return factor;
  }

  private Scalar prior(Scalar[] factor, Scalar logDeterminant) {
    double half = 0.5 * data.gamma() * data.gamma();
    return Scalar.dot(factor, factor)
        .multiply(half)
        .subtract(logDeterminant.multiply((double) data.m()));
  }

  /** {@code -n d/2 log 2π - K C}, which is independent of the parameters. */
  static double constant(GmmData data) {
    int d = data.d();
    int nu = d + data.m() + 1;
    double c = nu * d * (Math.log(data.gamma()) - 0.5 * Math.log(2)) - logMultiGamma(0.5 * nu, d);
    return -0.5 * data.n() * d * Math.log(2 * Math.PI) - data.k() * c;
  }

  /** {@code d(d-1)/4 log π + Σ_j logΓ(a - j/2)}. */
  private static double logMultiGamma(double a, int d) {
    double sum = 0.25 * d * (d - 1) * Math.log(Math.PI);
    for (int j = 0; j < d; j++) {
      sum += LogGamma.value(a - 0.5 * j);
    }
    return sum;
  }
}
