package org.duetad.benchmarks;

import java.util.function.BinaryOperator;
import org.duetad.core.matrix.Matrix;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** An operation on two matrices: in Duet, in EJML, and its tangent in EJML. */
@SuppressWarnings("ImmutableEnumChecker") // The functions have no state.
public enum SmallOperation {
  MULT(
      Matrix::mult,
      (a, b) -> CommonOps_DDRM.mult(a, b, null),
      (a, da, b, db) -> {
        DMatrixRMaj tangent = CommonOps_DDRM.mult(da, b, null);
        CommonOps_DDRM.multAdd(a, db, tangent);
        return tangent;
      }),
  PLUS(
      Matrix::plus,
      (a, b) -> CommonOps_DDRM.add(a, b, null),
      (a, da, b, db) -> CommonOps_DDRM.add(da, db, null)),
  ELEMENT_MULT(
      Matrix::elementMult,
      (a, b) -> CommonOps_DDRM.elementMult(a, b, null),
      (a, da, b, db) -> {
        DMatrixRMaj tangent = CommonOps_DDRM.elementMult(da, b, null);
        DMatrixRMaj other = CommonOps_DDRM.elementMult(a, db, null);
        CommonOps_DDRM.addEquals(tangent, other);
        return tangent;
      }),
  TRANSPOSE(
      (a, b) -> a.transpose(),
      (a, b) -> CommonOps_DDRM.transpose(a, null),
      (a, da, b, db) -> CommonOps_DDRM.transpose(da, null));

  /** The tangent of a result. */
  @FunctionalInterface
  interface Tangent {
    DMatrixRMaj of(DMatrixRMaj a, DMatrixRMaj da, DMatrixRMaj b, DMatrixRMaj db);
  }

  final BinaryOperator<Matrix> duet;
  final BinaryOperator<DMatrixRMaj> value;
  final Tangent tangent;

  SmallOperation(BinaryOperator<Matrix> duet, BinaryOperator<DMatrixRMaj> value, Tangent tangent) {
    this.duet = duet;
    this.value = value;
    this.tangent = tangent;
  }
}
