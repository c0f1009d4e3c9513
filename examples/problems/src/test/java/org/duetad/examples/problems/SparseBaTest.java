package org.duetad.examples.problems;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import org.duetad.core.sparse.SparseJacobian;
import org.duetad.forward.ForwardMode;
import org.ejml.data.DMatrixSparseCSC;
import org.junit.jupiter.api.Test;

/** The whole Jacobian of bundle adjustment. */
class SparseBaTest {

  private static final BaProblem SMALL = new BaProblem(BaData.generate(3, 7, 20, 1));

  private static void assertDense(SparseJacobian sparse, double[] x) {
    double[][] dense = new ForwardMode().jacobian(SMALL.whole(), x);
    DMatrixSparseCSC matrix = sparse.at(new ForwardMode(), x);
    double[][] rows = new double[dense.length][x.length];
    for (int j = 0; j < x.length; j++) {
      for (int k = matrix.col_idx[j]; k < matrix.col_idx[j + 1]; k++) {
        rows[matrix.nz_rows[k]][j] = matrix.nz_values[k];
      }
    }
    for (int i = 0; i < rows.length; i++) {
      assertArrayEquals(dense[i], rows[i], 0.0, "row " + i);
    }
  }

  @Test
  void valuesAreThoseOfTheBlocks() {
    assertArrayEquals(SMALL.primal(), SMALL.whole().value(SMALL.parameters()), 1e-11);
  }

  @Test
  void coloursAreAsManyAsARowHasEntries() {
    SparseJacobian sparse = SparseJacobian.prepare(SMALL.whole(), SMALL.parameters());
    assertEquals(29 * 20, sparse.pattern().count());
    assertEquals(14, sparse.colouring().columns().count());
    assertEquals(0, sparse.colouring().rows().count());
    assertDense(sparse, SMALL.parameters());
  }

  /** A camera without rotation takes another branch. */
  @Test
  void cameraThatIsNotTurned() {
    SparseJacobian sparse = SparseJacobian.prepare(SMALL.whole(), SMALL.parameters());
    double[] x = SMALL.parameters();
    Arrays.fill(x, 0, 3, 0.0);
    assertFalse(sparse.covers(x));
    assertDense(sparse, x);
    assertDense(SparseJacobian.prepare(SMALL.whole(), x), SMALL.parameters());
  }

  /** As large as ADBench's smallest file. */
  @Test
  void ba1() {
    BaProblem problem = new BaProblem(BaData.generate(49, 7_776, 31_843, 1));
    double[] x = problem.parameters();
    SparseJacobian sparse = SparseJacobian.prepare(problem.whole(), x);
    assertEquals(95_529, sparse.pattern().rows());
    assertEquals(55_710, sparse.pattern().columns());
    assertEquals(29 * 31_843, sparse.pattern().count());
    assertEquals(14, sparse.colouring().count());
    DMatrixSparseCSC jacobian = sparse.at(new ForwardMode(), x);
    double blocks = sumOfSquares(problem.derivative(new ForwardMode()));
    assertEquals(blocks, sumOfSquares(jacobian.nz_values), 1e-12 * blocks);
  }

  private static double sumOfSquares(double[] values) {
    return Arrays.stream(values).map(v -> v * v).sum();
  }
}
