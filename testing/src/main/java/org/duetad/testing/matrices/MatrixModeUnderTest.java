package org.duetad.testing.matrices;

import static org.duetad.testing.matrices.MatrixAssertions.column;
import static org.duetad.testing.matrices.MatrixAssertions.rows;

import org.duetad.core.mode.Differentiator;
import org.duetad.testing.modes.ModeAccuracy;
import org.ejml.data.DMatrixRMaj;

/** The mode as seen by the parts of the contract, and the matrices that they use. */
interface MatrixModeUnderTest {

  /** The mode: one instance, the same for a whole test. */
  Differentiator mode();

  /** The accuracy of its results. */
  ModeAccuracy accuracy();

  /** 2x3. */
  static DMatrixRMaj a() {
    return rows(new double[] {1, -2, 0.5}, new double[] {0.25, 3, -1});
  }

  /** 3x2. */
  static DMatrixRMaj b() {
    return rows(new double[] {2, 0.5}, new double[] {-1, 1.5}, new double[] {0.75, -3});
  }

  /** 3x3, not symmetric. */
  static DMatrixRMaj square() {
    return rows(new double[] {1, 2, -1}, new double[] {0.5, -3, 4}, new double[] {2, 1, 0.25});
  }

  /** 3x1. */
  static DMatrixRMaj w() {
    return column(0.5, -1.25, 2);
  }
}
