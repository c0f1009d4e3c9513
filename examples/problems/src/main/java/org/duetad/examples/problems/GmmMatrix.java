package org.duetad.examples.problems;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.Parameters;
import org.duetad.core.mode.Parameters.Named;

/**
 * The log likelihood of {@link GmmProblem} in matrices. With {@code P_k = Q_kᵀ Q_k} and points and
 * means relative to the mean of the points,
 *
 * <pre>{@code
 * -½‖Q_k (x_p - μ_k)‖² = -½ x_pᵀ P_k x_p + x_pᵀ P_k μ_k - ½ μ_kᵀ P_k μ_k
 * }</pre>
 *
 * is linear in products of coordinates that are constant: one product of a K x (d(d+1)/2 + d)
 * matrix of coefficients with those features of the n points gives all terms. The expanded square
 * loses digits where a component's distance from the mean is much larger than its width: twice the
 * number of digits of that ratio.
 */
final class GmmMatrix {

  private final GmmData data;
  private final int d;
  private final int k;
  private final Matrix mean;
  private final Matrix features;

  private GmmMatrix(GmmData data) {
    this.data = data;
    d = data.d();
    k = data.k();
    Matrix x = Matrix.of(data.n(), d, data.x());
    mean = x.meanCols();
    features = features(x.plusRow(mean.negative()).value().data);
  }

  /** The log likelihood as a function of α, μ and icf, one after the other. */
  static VectorFunction of(GmmData data) {
    return Parameters.of("alpha", data.k(), 1)
        .and("mu", data.k(), data.d())
        .and("icf", data.k(), GmmData.triangle(data.d()))
        .vectorFunction(new GmmMatrix(data)::logLikelihood);
  }

  /**
   * A column for each point x: {@code -½ x_i²} and {@code -x_i x_j} for {@code j < i}, followed by
   * x.
   */
  private Matrix features(double[] x) {
    int n = data.n();
    double[][] rows = new double[GmmData.triangle(d) + d][n];
    for (int p = 0; p < n; p++) {
      for (int i = 0; i < d; i++) {
        double xi = x[p * d + i];
        for (int j = 0; j <= i; j++) {
          rows[GmmData.triangle(i) + j][p] = (i == j ? -0.5 : -1.0) * xi * x[p * d + j];
        }
        rows[GmmData.triangle(d) + i][p] = xi;
      }
    }
    return Matrix.of(rows);
  }

  private Matrix logLikelihood(Named parameters) {
    Matrix alpha = parameters.get("alpha");
    Matrix mu = parameters.get("mu").plusRow(mean.negative());
    Scalar[] icf = parameters.get("icf").toScalars();
    Matrix logs = parameters.get("icf").cols(0, d);
    Matrix[] coefficients = new Matrix[k];
    Scalar[] offsets = new Scalar[k];
    Scalar[] squares = new Scalar[k];
    for (int j = 0; j < k; j++) {
      Matrix factor = factor(icf, j * GmmData.triangle(d));
      Matrix center = mu.getRow(j);
      coefficients[j] = coefficients(factor.multTransA(factor), center);
      offsets[j] = center.multTransB(factor).squaredNorm().multiply(-0.5);
      squares[j] = factor.squaredNorm();
    }
    Matrix weights = alpha.plus(logs.sumRows()).plus(Matrix.column(offsets));
    Matrix terms = Matrix.concatRows(coefficients).mult(features).plusColumn(weights);
    Scalar likelihood = terms.logSumExpCols().elementSum();
    return Matrix.of(
        1,
        1,
        likelihood
            .subtract(alpha.logSumExpCols().toScalar().multiply(data.n()))
            .add(prior(squares, logs))
            .add(GmmProblem.constant(data)));
  }

  private Matrix factor(Scalar[] icf, int from) {
    Scalar[] q = new Scalar[d * d];
    Arrays.fill(q, Scalar.of(0.0));
    int lower = from + d;
    for (int c = 0; c < d; c++) {
      q[c * d + c] = icf[from + c].exp();
      for (int r = c + 1; r < d; r++) {
        q[r * d + c] = icf[lower++];
      }
    }
    return Matrix.of(d, d, q);
  }

  /** The lower triangle of P, row by row, followed by {@code P μ}. */
  private Matrix coefficients(Matrix p, Matrix center) {
    Scalar[] elements = p.toScalars();
    Scalar[] coefficients = new Scalar[GmmData.triangle(d)];
    for (int i = 0; i < d; i++) {
      System.arraycopy(elements, i * d, coefficients, GmmData.triangle(i), i + 1);
    }
    return Matrix.concatColumns(Matrix.row(coefficients), center.mult(p));
  }

  private Scalar prior(Scalar[] squares, Matrix logs) {
    return Scalar.sum(squares)
        .multiply(0.5 * data.gamma() * data.gamma())
        .subtract(logs.elementSum().multiply((double) data.m()));
  }
}
