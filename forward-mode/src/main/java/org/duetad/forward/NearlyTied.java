package org.duetad.forward;

/**
 * Ends an evaluation on series that met eigenvalues or singular values which nearly coincide: it
 * begins again, with all that the function computes of them as one operation.
 */
final class NearlyTied extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int order;

  /** In a series of an order. */
  NearlyTied(int order) {
    super("eigenvalues or singular values nearly coincide", null, false, false);
    this.order = order;
  }

  int order() {
    return order;
  }
}
