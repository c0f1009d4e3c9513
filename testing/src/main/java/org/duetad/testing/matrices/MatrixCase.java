package org.duetad.testing.matrices;

import java.util.List;
import java.util.function.Function;
import org.duetad.core.matrix.MatrixFunction;
import org.ejml.data.DMatrixRMaj;

/**
 * A use of an operation, as data: {@link MatrixLaws} tests it.
 *
 * @param covers the method that it uses, as {@code scale(Scalar)}
 * @param variant what is special about this use; may be empty
 * @param function the use
 * @param operands draws the operands for a size
 * @param sizes the sizes for which it has a meaning
 * @param anywhere whether it has a value for every operand: zeros, infinities, NaN
 */
public record MatrixCase(
    String covers,
    String variant,
    MatrixFunction function,
    Function<MatrixDraw, List<DMatrixRMaj>> operands,
    Sizes sizes,
    boolean anywhere) {

  /** The sizes, m x n, for which a case has a meaning. */
  @FunctionalInterface
  public interface Sizes {
    boolean allow(int m, int n);
  }

  /** A case for every size that is not empty, and for all operands. */
  public static MatrixCase covering(
      String covers, Function<MatrixDraw, List<DMatrixRMaj>> operands, MatrixFunction function) {
    return new MatrixCase(covers, "", function, operands, (m, n) -> m > 0 && n > 0, true);
  }

  /** This case, with a note on what is special. */
  public MatrixCase as(String special) {
    return new MatrixCase(covers, special, function, operands, sizes, anywhere);
  }

  /** This case, for empty matrices, too. */
  public MatrixCase alsoEmpty() {
    return withSizes((m, n) -> true);
  }

  /** This case, for other sizes. */
  public MatrixCase withSizes(Sizes others) {
    return new MatrixCase(covers, variant, function, operands, others, anywhere);
  }

  /** This case, for regular operands only: it throws, or may, where an element is not finite. */
  public MatrixCase onlyRegular() {
    return new MatrixCase(covers, variant, function, operands, sizes, false);
  }

  @Override
  public String toString() {
    return variant.isEmpty() ? covers : covers + " " + variant;
  }
}
