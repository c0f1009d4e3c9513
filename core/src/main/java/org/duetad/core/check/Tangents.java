package org.duetad.core.check;

/** The operands of one operation, and their tangents of first and second order. */
record Tangents(Local local, double[] v, double[] u, double[] a) {

  double[] x() {
    return local.x();
  }

  Reference reference() {
    return Reference.of(local, v, u, a);
  }
}
