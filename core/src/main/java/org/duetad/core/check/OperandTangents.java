package org.duetad.core.check;

import org.duetad.core.diagnosis.LocalDerivatives;

/** The operands of one operation, and their tangents of first and second order. */
@SuppressWarnings("ArrayRecordComponent") // Of this package only.
record OperandTangents(LocalDerivatives local, double[] v, double[] u, double[] a) {

  double[] x() {
    return local.x();
  }

  /** By the rules themselves, without a comparison. */
  ReferenceDerivatives own() {
    return ReferenceDerivatives.own(ReferenceDerivatives.Source.NONE, local, v, u, a);
  }

  ReferenceDerivatives reference() {
    return ReferenceDerivatives.of(local, v, u, a);
  }
}
