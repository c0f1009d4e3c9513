package org.duetad.reverse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Adjoints of blocks are added in place: what a loop over rows costs is linear. */
class BlockAdjointsTest {

  private static final List<MatrixScalarFunction> LOOPS =
      List.of(
          x -> sum(x[0].numRows(), i -> x[0].getRow(i).squaredNorm()),
          x -> sum(x[0].numRows(), i -> x[0].rows(i, i + 1).squaredNorm()),
          x -> sum(x[0].numRows() - 1, i -> x[0].extractMatrix(i, i + 2, 0, 1).squaredNorm()));

  private interface Term {
    Scalar at(int i);
  }

  private static Scalar sum(int n, Term term) {
    Scalar[] terms = new Scalar[n];
    Arrays.setAll(terms, term::at);
    return Scalar.sum(terms);
  }

  private static DMatrixRMaj random(int rows, int cols) {
    double[] elements = new Random(1).doubles((long) rows * cols, -1, 1).toArray();
    return DMatrixRMaj.wrap(rows, cols, elements);
  }

  /** A sum of squares of overlapping pairs of rows: 2 x in the first and last row, else 4 x. */
  @Test
  void blocksThatOverlapAddUp() {
    DMatrixRMaj a = random(5, 3);
    MatrixScalarFunction pairs = x -> sum(4, i -> x[0].rows(i, i + 2).squaredNorm());
    double[] expected = new double[15];
    Arrays.setAll(expected, k -> (k < 3 || k >= 12 ? 2 : 4) * a.data[k]);
    assertArrayEquals(expected, new ReverseMode().gradient(pairs, a)[0].data, 1e-15);
    DMatrixRMaj v = random(5, 3);
    DMatrixRMaj[] product =
        new ReverseMode().hvp(pairs, new DMatrixRMaj[] {a}, new DMatrixRMaj[] {v});
    assertArrayEquals(expected, product[0].data, 1e-15);
  }

  /** Bytes that a gradient allocates; of 8 times as many rows about 8 times as many. */
  @Test
  void loopsOverRowsAreLinear() {
    for (MatrixScalarFunction loop : LOOPS) {
      long few = allocated(loop, random(500, 4));
      long many = allocated(loop, random(4000, 4));
      assertTrue(many < 16 * few, few + " and " + many + " bytes");
    }
  }

  private static long allocated(MatrixScalarFunction f, DMatrixRMaj a) {
    ReverseMode mode = new ReverseMode();
    mode.gradient(f, a);
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    mode.gradient(f, a);
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
