package org.duetad.core.check;

/** The operands of one operation, and their tangents of first and second order. */
@SuppressWarnings("ArrayRecordComponent") // Of this package only.
record Tangents(Local local, double[] v, double[] u, double[] a) {

  double[] x() {
    return local.x();
  }

  Reference reference() {
    return Reference.of(local, v, u, a);
  }
}
