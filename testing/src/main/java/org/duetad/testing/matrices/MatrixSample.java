package org.duetad.testing.matrices;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.ejml.data.DMatrixRMaj;

/**
 * A case with operands of one size.
 *
 * @param use the case
 * @param m the rows of a general operand
 * @param n its columns
 */
public record MatrixSample(MatrixCase use, int m, int n) {

  private static final int[][] SIZES = {
    {1, 1}, {1, 4}, {4, 1}, {2, 2}, {2, 3}, {3, 2}, {5, 5}, {8, 6}, {6, 8}, {0, 3}, {3, 0}, {0, 0}
  };

  private static final double[] CORNERS = {
    0, 0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, 1, 1e200, -1e-200
  };

  /** A case at each of its sizes. */
  public static Stream<MatrixSample> of(MatrixCase use) {
    return Arrays.stream(SIZES)
        .filter(size -> use.sizes().allow(size[0], size[1]))
        .map(size -> new MatrixSample(use, size[0], size[1]));
  }

  /** The function. */
  public MatrixFunction function() {
    return isEmpty() ? x -> use.function().apply(Arrays.copyOf(x, x.length - 1)) : use.function();
  }

  /**
   * The operands, new ones each time. With only empty ones another is added, as a derivative needs
   * an input.
   */
  public DMatrixRMaj[] operands() {
    MatrixDraw draw = new MatrixDraw(m, n, seed());
    List<DMatrixRMaj> operands = new ArrayList<>(use.operands().apply(draw));
    if (isEmpty()) {
      operands.add(draw.scalar());
    }
    return operands.toArray(DMatrixRMaj[]::new);
  }

  /** Whether an input remains to differentiate by if one operand is constant. */
  public boolean hasOtherElementsThan(int operand) {
    return Arrays.stream(Without.rest(operands(), operand)).anyMatch(x -> x.getNumElements() > 0);
  }

  private boolean isEmpty() {
    return m == 0 || n == 0;
  }

  /** The operands with about a third of the elements zero, infinite, NaN, huge or tiny. */
  public DMatrixRMaj[] spoilt(int which) {
    DMatrixRMaj[] spoilt = operands();
    Random random = new Random(seed() + which);
    for (DMatrixRMaj x : spoilt) {
      for (int k = 0; k < x.data.length; k++) {
        if (random.nextInt(3) == 0) {
          x.data[k] = CORNERS[random.nextInt(CORNERS.length)];
        }
      }
    }
    return spoilt;
  }

  /** Matrices of the given shapes, not symmetric. */
  public DMatrixRMaj[] directions(DMatrixRMaj... like) {
    return directions(new MatrixDraw(m, n, seed() + 1), like);
  }

  /** Another one, for an output. */
  public DMatrixRMaj seed(DMatrixRMaj like) {
    return directions(new MatrixDraw(m, n, seed() + 2), like)[0];
  }

  /** {@code ⟨W, Y⟩ + ⟨Y, Y⟩/8} of the function's result Y, with a seed W. */
  public MatrixScalarFunction loss() {
    Matrix w = Matrix.of(seed(function().value(operands())));
    return x -> {
      Matrix y = function().apply(x);
      return y.dot(w).add(y.dot(y).divide(8));
    };
  }

  private static DMatrixRMaj[] directions(MatrixDraw draw, DMatrixRMaj... like) {
    return Arrays.stream(like)
        .map(x -> draw.matrix(x.numRows, x.numCols))
        .toArray(DMatrixRMaj[]::new);
  }

  private long seed() {
    return 31L * use.toString().hashCode() + 1000L * m + n;
  }

  @Override
  public String toString() {
    return use + ", " + m + "x" + n;
  }
}
