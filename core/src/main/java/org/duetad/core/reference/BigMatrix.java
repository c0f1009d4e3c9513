package org.duetad.core.reference;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.spi.AbstractMatrix;
import org.duetad.core.spi.Arguments;
import org.ejml.data.DMatrixRMaj;

/**
 * A matrix of decimal numbers as a Matrix. Linear rules and products are sums over unit matrices,
 * of which doubles give the images exactly; other rules are computed by their form in {@link
 * BigMatrixForms}, or by their definition in simpler operations. No derivative rule is ever read.
 */
final class BigMatrix extends AbstractMatrix {

  private final BigDecimal[][] exact;
  private final MathContext context;

  private BigMatrix(int numRows, int numCols, BigDecimal[][] exact, MathContext context) {
    super(numRows, numCols);
    this.exact = exact;
    this.context = context;
  }

  static BigMatrix of(int numRows, int numCols, Scalar[] x, MathContext context) {
    BigDecimal[][] exact = new BigDecimal[numRows][numCols];
    for (int i = 0; i < x.length; i++) {
      exact[i / numCols][i % numCols] = BigScalar.exact(x[i]);
    }
    return new BigMatrix(numRows, numCols, exact, context);
  }

  @Override
  public long level() {
    return 0;
  }

  @Override
  public DMatrixRMaj value() {
    DMatrixRMaj value = new DMatrixRMaj(numRows(), numCols());
    for (int i = 0; i < value.data.length; i++) {
      value.data[i] = at(i).doubleValue();
    }
    return value;
  }

  private BigDecimal at(int index) {
    return exact[index / numCols()][index % numCols()];
  }

  @Override
  protected Scalar element(int index) {
    return new BigScalar(at(index), context);
  }

  @Override
  public Matrix[] apply(MatrixRule rule, Matrix... x) {
    Arguments.application(rule, x);
    return switch (rule.linearity()) {
      case LINEAR -> linear(rule, x);
      case BILINEAR -> new Matrix[] {bilinear(rule, x[0], x[1])};
      case NONE -> {
        BigMatrixForms.Form form = BigMatrixForms.of(rule.name());
        yield form == null ? rule.definition(x) : formed(rule, form, x[0]);
      }
    };
  }

  /** {@code Σ x_e L(E_e)} over all elements of all operands. */
  private Matrix[] linear(MatrixRule rule, Matrix... x) {
    ConstantMatrix[] zeros = new ConstantMatrix[x.length];
    Arrays.setAll(zeros, i -> zeros(x[i]));
    ConstantMatrix[] y = rule.value(zeros);
    BigMatrix[] sums = new BigMatrix[y.length];
    Arrays.setAll(sums, i -> zero(y[i]));
    for (int i = 0; i < x.length; i++) {
      Scalar[] elements = x[i].toScalars();
      for (int e = 0; e < elements.length; e++) {
        BigDecimal element = BigScalar.exact(elements[e]);
        if (element.signum() != 0) {
          ConstantMatrix[] unit = zeros.clone();
          unit[i] = unit(x[i], e);
          ConstantMatrix[] image = rule.value(unit);
          for (int r = 0; r < sums.length; r++) {
            sums[r].add(element, image[r]);
          }
        }
      }
    }
    return sums;
  }

  /** {@code Σ a_e b_f B(E_e, E_f)}. */
  private Matrix bilinear(MatrixRule rule, Matrix a, Matrix b) {
    BigMatrix sum = zero(rule.value(zeros(a), zeros(b))[0]);
    Scalar[] left = a.toScalars();
    Scalar[] right = b.toScalars();
    for (int e = 0; e < left.length; e++) {
      for (int f = 0; f < right.length; f++) {
        BigDecimal product = BigScalar.exact(left[e]).multiply(BigScalar.exact(right[f]), context);
        if (product.signum() != 0) {
          sum.add(product, rule.value(unit(a, e), unit(b, f))[0]);
        }
      }
    }
    return sum;
  }

  private void add(BigDecimal factor, ConstantMatrix image) {
    for (int i = 0; i < numRows() * numCols(); i++) {
      if (image.at(i) != 0) {
        BigDecimal term = factor.multiply(new BigDecimal(image.at(i)), context);
        exact[i / numCols()][i % numCols()] = at(i).add(term, context);
      }
    }
  }

  private BigMatrix zero(ConstantMatrix like) {
    return new BigMatrix(
        like.numRows(), like.numCols(), BigAlgebra.zeros(like.numRows(), like.numCols()), context);
  }

  /** Zeros that are elements, not structural. */
  private static ConstantMatrix zeros(Matrix like) {
    return ConstantMatrix.borrowing(new DMatrixRMaj(like.numRows(), like.numCols()));
  }

  private static ConstantMatrix unit(Matrix like, int element) {
    DMatrixRMaj unit = new DMatrixRMaj(like.numRows(), like.numCols());
    unit.data[element] = 1;
    return ConstantMatrix.borrowing(unit);
  }

  /** Vectors have the sign that the rule gives them, which is no more than a choice. */
  private Matrix[] formed(MatrixRule rule, BigMatrixForms.Form form, Matrix x) {
    BigMatrix a = of(x.numRows(), x.numCols(), x.toScalars(), context);
    BigDecimal[][][] results = form.at(a.exact, context);
    Matrix[] y = new Matrix[results.length];
    if (results.length == 1) {
      y[0] = new BigMatrix(results[0].length, results[0][0].length, results[0], context);
      return y;
    }
    ConstantMatrix[] values = rule.value(ConstantMatrix.borrowing(a.value()));
    for (int r = 0; r < y.length; r++) {
      turn(results[r], values[r]);
      y[r] = new BigMatrix(values[r].numRows(), values[r].numCols(), results[r], context);
    }
    return y;
  }

  /** Each column of which the inner product with that of the value is negative. */
  private static void turn(BigDecimal[][] columns, ConstantMatrix value) {
    int cols = value.numCols();
    for (int k = 0; k < cols; k++) {
      double product = 0;
      for (int i = 0; i < columns.length; i++) {
        product += columns[i][k].doubleValue() * value.at(i * cols + k);
      }
      for (int i = 0; product < 0 && i < columns.length; i++) {
        columns[i][k] = columns[i][k].negate();
      }
    }
  }

  @Override
  public String toString() {
    return "big(" + shape() + ")";
  }
}
