package org.duetad.core.matrix.arithmetic;

import java.util.Arrays;
import java.util.function.BinaryOperator;
import java.util.function.IntUnaryOperator;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.JointlyLinearRule;
import org.duetad.core.matrix.LinearRule;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.Shapes;
import org.duetad.core.matrix.SymmetricPart;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Rules that move elements without computing: transposing, slicing, inserting, reshaping. All are
 * linear; each is the transpose of another one here.
 */
final class Structure {

  /** {@code Aᵀ}. */
  static final MatrixRule TRANSPOSE =
      new LinearRule(
          "transpose",
          x -> ConstantMatrix.zero(x.numCols(), x.numRows()),
          x -> ConstantMatrix.owning(CommonOps_DDRM.transpose(x.elements(), null)),
          (x, yBar) -> yBar.transpose());

  /** {@code (A + Aᵀ)/2}, bit for bit A if that is symmetric; it is its own transpose. */
  static final MatrixRule SYMMETRISE =
      new LinearRule(
          "symmetrise",
          x -> {
            Shapes.square("symmetrise", x);
            return ConstantMatrix.zeroLike(x);
          },
          x -> ConstantMatrix.owning(SymmetricPart.of(x.elements())),
          (x, yBar) -> yBar.symmetrise());

  /** The diagonal as a column. */
  static final MatrixRule EXTRACT_DIAG =
      new LinearRule(
          "extractDiag",
          x -> ConstantMatrix.zero(Math.min(x.numRows(), x.numCols()), 1),
          x -> ConstantMatrix.owning(CommonOps_DDRM.extractDiag(x.elements(), null)),
          (x, yBar) -> diagonal(x.numRows(), x.numCols()).of(yBar));

  private Structure() {}

  /** A matrix of zeros with a column on its diagonal. */
  static MatrixRule diagonal(int numRows, int numCols) {
    return new LinearRule(
        "diag",
        x -> {
          Shapes.require(
              x.numCols() == 1 && x.numRows() == Math.min(numRows, numCols),
              "diag",
              () -> "the diagonal must be a column, is " + x.shape());
          return ConstantMatrix.zero(numRows, numCols);
        },
        x -> ConstantMatrix.owning(CommonOps_DDRM.diagR(numRows, numCols, x.array())),
        (x, yBar) -> yBar.extractDiag(),
        numRows,
        numCols);
  }

  /** The same elements, row after row, in another shape. */
  static MatrixRule reshape(int numRows, int numCols) {
    return new LinearRule(
        "reshape",
        x -> {
          Shapes.require(
              numRows >= 0
                  && numCols >= 0
                  && (long) numRows * numCols == (long) x.numRows() * x.numCols(),
              "reshape",
              () -> x.shape() + " has not as many elements as " + numRows + "x" + numCols);
          return ConstantMatrix.zero(numRows, numCols);
        },
        x -> ConstantMatrix.owning(numRows, numCols, x.array()),
        (x, yBar) -> yBar.reshape(x.numRows(), x.numCols()),
        numRows,
        numCols);
  }

  /** The lower triangle up to the k-th diagonal, zeros above. */
  static MatrixRule lower(int k) {
    return triangle("lower", k, (i, j) -> j - i <= k, (x, yBar) -> yBar.lower(k));
  }

  /** The upper triangle from the k-th diagonal on, zeros below. */
  static MatrixRule upper(int k) {
    return triangle("upper", k, (i, j) -> j - i >= k, (x, yBar) -> yBar.upper(k));
  }

  /** Which elements are kept. */
  @FunctionalInterface
  private interface Keeps {
    boolean element(int i, int j);
  }

  private static MatrixRule triangle(
      String name, int k, Keeps keeps, BinaryOperator<Matrix> transposed) {
    return new LinearRule(
        name,
        ConstantMatrix::zeroLike,
        x -> {
          DMatrixRMaj kept = new DMatrixRMaj(x.numRows(), x.numCols());
          for (int i = 0, at = 0; i < kept.numRows; i++) {
            for (int j = 0; j < kept.numCols; j++, at++) {
              kept.data[at] = keeps.element(i, j) ? x.at(at) : 0.0;
            }
          }
          return ConstantMatrix.owning(kept);
        },
        transposed,
        k);
  }

  /** The block of that many rows and columns that begins at an element. */
  static MatrixRule block(int row, int col, int numRows, int numCols) {
    return new JointlyLinearRule("extractMatrix", row, col, numRows, numCols) {

      @Override
      public ConstantMatrix[] value(ConstantMatrix... x) {
        checkBlock(name(), row, col, numRows, numCols, x[0].numRows(), x[0].numCols());
        if (x[0].isZero()) {
          return new ConstantMatrix[] {ConstantMatrix.zero(numRows, numCols)};
        }
        DMatrixRMaj block = new DMatrixRMaj(numRows, numCols);
        DMatrixRMaj whole = x[0].elements();
        CommonOps_DDRM.extract(whole, row, row + numRows, col, col + numCols, block, 0, 0);
        return new ConstantMatrix[] {ConstantMatrix.owning(block)};
      }

      @Override
      protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
        MatrixRule padded = padded(row, col, x[0].numRows(), x[0].numCols());
        xBar.addBlock(0, row, col, () -> yBar[0], () -> padded.of(yBar[0]));
      }
    };
  }

  /** A matrix of zeros with a block inserted at an element. */
  static MatrixRule padded(int row, int col, int numRows, int numCols) {
    return new LinearRule(
        "padded",
        x -> {
          checkBlock("padded", row, col, x.numRows(), x.numCols(), numRows, numCols);
          return ConstantMatrix.zero(numRows, numCols);
        },
        x -> {
          DMatrixRMaj whole = new DMatrixRMaj(numRows, numCols);
          CommonOps_DDRM.insert(x.elements(), whole, row, col);
          return ConstantMatrix.owning(whole);
        },
        (x, yBar) -> yBar.extractMatrix(row, row + x.numRows(), col, col + x.numCols()),
        row,
        col,
        numRows,
        numCols);
  }

  private static void checkBlock(
      String operation, int row, int col, int numRows, int numCols, int ofRows, int ofCols) {
    boolean inside =
        row >= 0
            && col >= 0
            && numRows >= 0
            && numCols >= 0
            && row <= ofRows - numRows
            && col <= ofCols - numCols;
    if (!inside) {
      throw new IndexOutOfBoundsException(
          operation
              + ": a block of "
              + numRows
              + "x"
              + numCols
              + " at ("
              + row
              + ", "
              + col
              + ") does not lie in a matrix of "
              + ofRows
              + "x"
              + ofCols);
    }
  }

  /** A matrix with a block replaced: the adjoint of the replaced elements is zero. */
  static MatrixRule insert(int row, int col) {
    return new JointlyLinearRule("insert", row, col) {

      @Override
      public ConstantMatrix[] value(ConstantMatrix... x) {
        ConstantMatrix whole = x[0];
        ConstantMatrix block = x[1];
        checkBlock(
            name(), row, col, block.numRows(), block.numCols(), whole.numRows(), whole.numCols());
        if (whole.isZero() && block.isZero()) {
          return new ConstantMatrix[] {whole};
        }
        DMatrixRMaj replaced = whole.elements().copy();
        CommonOps_DDRM.insert(block.elements(), replaced, row, col);
        return new ConstantMatrix[] {ConstantMatrix.owning(replaced)};
      }

      @Override
      protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
        int endRow = row + x[1].numRows();
        int endCol = col + x[1].numCols();
        xBar.add(0, () -> all(yBar[0], ConstantMatrix.zeroLike(x[1]))[0]);
        xBar.add(1, () -> yBar[0].extractMatrix(row, endRow, col, endCol));
      }
    };
  }

  /**
   * The elements of {@code A ⊗ B} in the order of {@code vec(A) vec(B)ᵀ}, and back (Van Loan and
   * Pitsianis, "Approximation with Kronecker products", 1993): A is p x q, B is r x s.
   */
  static MatrixRule kroneckerOfOuter(int p, int q, int r, int s) {
    return new LinearRule(
        "kron",
        x -> ConstantMatrix.zero(p * r, q * s),
        x -> moved(x, p * r, q * s, k -> outerIndex(k, q, r, s)),
        (x, yBar) -> outerOfKronecker(p, q, r, s).of(yBar),
        p,
        q,
        r,
        s);
  }

  static MatrixRule outerOfKronecker(int p, int q, int r, int s) {
    return new LinearRule(
        "kron",
        x -> ConstantMatrix.zero(p * q, r * s),
        x -> scattered(x, p * q, r * s, k -> outerIndex(k, q, r, s)),
        (x, yBar) -> kroneckerOfOuter(p, q, r, s).of(yBar),
        "transposed",
        p,
        q,
        r,
        s);
  }

  /** The index of element k of {@code A ⊗ B} in {@code vec(A) vec(B)ᵀ}. */
  private static int outerIndex(int k, int q, int r, int s) {
    int row = k / (q * s);
    int col = k % (q * s);
    int ofA = row / r * q + col / s;
    int ofB = row % r * s + col % s;
    return ofA * r * s + ofB;
  }

  private static ConstantMatrix moved(
      ConstantMatrix x, int numRows, int numCols, IntUnaryOperator from) {
    double[] elements = new double[numRows * numCols];
    Arrays.setAll(elements, k -> x.at(from.applyAsInt(k)));
    return ConstantMatrix.owning(numRows, numCols, elements);
  }

  private static ConstantMatrix scattered(
      ConstantMatrix x, int numRows, int numCols, IntUnaryOperator to) {
    double[] elements = new double[numRows * numCols];
    for (int k = 0; k < elements.length; k++) {
      elements[to.applyAsInt(k)] = x.at(k);
    }
    return ConstantMatrix.owning(numRows, numCols, elements);
  }
}
