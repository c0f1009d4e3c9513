package org.duetad.core.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import java.util.Random;
import java.util.function.BinaryOperator;
import org.ejml.concurrency.EjmlConcurrency;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** EJML uses all available threads for large matrices, which must not change any bit. */
class ThreadsOfEjmlTest {

  private static final int LARGE = 400;

  private static final List<BinaryOperator<Matrix>> OPERATIONS =
      List.of(Matrix::mult, Matrix::multTransA, Matrix::multTransB, Matrix::multTransAB);

  @Test
  void resultsDoNotDependOnThreads() {
    boolean before = EjmlConcurrency.USE_CONCURRENT;
    DMatrixRMaj a = random(1);
    DMatrixRMaj b = random(2);
    try {
      for (BinaryOperator<Matrix> operation : OPERATIONS) {
        EjmlConcurrency.USE_CONCURRENT = false;
        double[] alone = operation.apply(Matrix.of(a), Matrix.of(b)).value().data;
        EjmlConcurrency.USE_CONCURRENT = true;
        double[] together = operation.apply(Matrix.of(a), Matrix.of(b)).value().data;
        assertArrayEquals(alone, together, 0.0);
      }
    } finally {
      EjmlConcurrency.USE_CONCURRENT = before;
    }
  }

  private static DMatrixRMaj random(long seed) {
    double[] elements = new Random(seed).doubles((long) LARGE * LARGE, -1, 1).toArray();
    return DMatrixRMaj.wrap(LARGE, LARGE, elements);
  }
}
