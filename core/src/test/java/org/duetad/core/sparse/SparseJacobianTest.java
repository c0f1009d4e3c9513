package org.duetad.core.sparse;

import static org.duetad.core.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.reference.ComplexStep;
import org.ejml.data.DMatrixSparseCSC;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SparseJacobianTest {

  private static final Differentiator MODE = new ComplexStep();
  private static final ScalarFunction BRANCHING = Functions.smoothBranching();

  static double[][] dense(DMatrixSparseCSC sparse) {
    double[][] rows = new double[sparse.numRows][sparse.numCols];
    for (int j = 0; j < sparse.numCols; j++) {
      for (int k = sparse.col_idx[j]; k < sparse.col_idx[j + 1]; k++) {
        rows[sparse.nz_rows[k]][j] = sparse.nz_values[k];
      }
    }
    return rows;
  }

  private static void assertJacobian(SparseJacobian sparse, VectorFunction f, double... x) {
    DMatrixSparseCSC jacobian = sparse.at(MODE, x);
    assertClose("J", MODE.jacobian(f, x), dense(jacobian), 1e-15);
    assertTrue(jacobian.indicesSorted);
  }

  @ParameterizedTest
  @EnumSource
  void sparseIsDense(Compression compression) {
    for (Ordering ordering : Ordering.values()) {
      for (VectorFunction f : new VectorFunction[] {Functions.banded(2), x -> squaredArrow(x)}) {
        SparseJacobian sparse =
            SparseJacobian.prepare(f, compression, ordering, Functions.point(23));
        assertJacobian(sparse, f, Functions.point(23));
      }
    }
  }

  private static Scalar[] squaredArrow(Scalar... x) {
    Scalar[] y = Functions.arrow(x);
    y[0] = Scalar.dot(x, x);
    return y;
  }

  @Test
  void anotherBranchIsNoticed() {
    VectorFunction f = Functions::branching;
    SparseJacobian sparse = SparseJacobian.prepare(f, 1, 2, 3);
    assertFalse(sparse.pattern().contains(0, 2));
    assertTrue(sparse.covers(5, 6, 7));
    assertFalse(sparse.covers(-5, 6, 7));
    for (int i = 0; i < 3; i++) {
      assertJacobian(sparse, f, 0.5, 2, 3);
      assertJacobian(sparse, f, -0.5, 2, 3);
    }
  }

  @Test
  void valuesThatAreReadAreNoticed() {
    VectorFunction f = x -> new Scalar[] {x[(int) x[0].value()].multiply(x[0])};
    SparseJacobian sparse = SparseJacobian.prepare(f, 1, 2, 3);
    assertJacobian(sparse, f, 1, 2, 3);
    assertJacobian(sparse, f, 2, 2, 3);
    VectorFunction equal = x -> new Scalar[] {x[0].equals(x[1]) ? x[0] : x[1].multiply(x[2])};
    SparseJacobian same = SparseJacobian.prepare(equal, 1, 1, 3);
    assertJacobian(same, equal, 2, 2, 5);
    assertJacobian(same, equal, 2, 3, 5);
  }

  @Test
  void moreBranchesThanAreKept() {
    VectorFunction f =
        x -> {
          int i = 0;
          while (x[0].isGreaterThan(i)) {
            i++;
          }
          return new Scalar[] {x[i].multiply(x[0])};
        };
    double[] x = Functions.point(20);
    SparseJacobian sparse = SparseJacobian.prepare(f, x);
    for (int round = 0; round < 2; round++) {
      for (int branch = 0; branch < 19; branch++) {
        x[0] = branch;
        assertJacobian(sparse, f, x);
      }
    }
  }

  @Test
  void slopesThatVanishedWhereItWasPrepared() {
    VectorFunction f = x -> new Scalar[] {x[0].multiply(x[1]), x[1].square()};
    SparseJacobian sparse = SparseJacobian.prepare(f, 0, 0);
    assertJacobian(sparse, f, 2, 3);
  }

  @Test
  void constantAndUnusedOutputsAndInputs() {
    VectorFunction f = x -> new Scalar[] {Scalar.of(3), x[1].exp()};
    assertJacobian(SparseJacobian.prepare(f, 1, 2, 3), f, 4, 5, 6);
    VectorFunction none = x -> new Scalar[0];
    assertEquals(0, SparseJacobian.prepare(none, 1).at(MODE, 2).numRows);
    VectorFunction constant = x -> Scalar.of(1.0, 2.0);
    assertEquals(0, SparseJacobian.prepare(constant, 1).at(MODE, 2).nz_length);
  }

  @Test
  void hessians() {
    assertHessian(Functions::rosenbrock, 12);
    assertHessian(Functions::arrowHessian, 12);
    assertHessian(x -> x[0].multiply(x[3]).exp().add(x[1].divide(x[2])).add(x[4]), 6);
    assertHessian(x -> Scalar.sum(x), 3);
  }

  private static void assertHessian(ScalarFunction f, int n) {
    double[] x = Functions.point(n);
    for (Ordering ordering : Ordering.values()) {
      SparseHessian sparse = SparseHessian.prepare(f, ordering, x);
      double[][] expected = MODE.hessian(f, x);
      assertClose("H", expected, dense(sparse.at(MODE, x)), 1e-7);
    }
  }

  @Test
  void hessiansOnAnotherBranch() {
    SparseHessian sparse = SparseHessian.prepare(BRANCHING, 1, 2, 3);
    assertTrue(sparse.covers(2, 2, 2));
    assertFalse(sparse.covers(-2, 2, 2));
    double[] x = {-1, 2, 1};
    assertClose("H", MODE.hessian(BRANCHING, x), dense(sparse.at(MODE, x)), 1e-7);
    assertEquals(3, sparse.pattern().rows());
    assertTrue(sparse.colouring().count() <= 3);
  }

  @Test
  void wrongLengths() {
    SparseJacobian jacobian = SparseJacobian.prepare(Functions.banded(1), 1, 2, 3);
    assertThrows(IllegalArgumentException.class, () -> jacobian.at(MODE, 1, 2));
    assertThrows(IllegalArgumentException.class, () -> jacobian.covers(1, 2));
    assertThrows(IllegalArgumentException.class, () -> SparseJacobian.prepare(x -> x));
    SparseHessian hessian = SparseHessian.prepare(Functions::rosenbrock, 1, 2, 3);
    assertThrows(IllegalArgumentException.class, () -> hessian.at(MODE, 1, 2));
    assertThrows(IllegalArgumentException.class, () -> hessian.covers(1, 2));
  }
}
