package org.duetad.core.matrix;

/**
 * {@code A = U diag(s) Vᵀ}, thin: for an m x n matrix, with {@code k = min(m, n)}. A full one has
 * square U and V, of which the columns from k on belong to no singular value.
 */
public final class Svd {

  private final Matrix u;
  private final Matrix s;
  private final Matrix v;
  private final Runnable whenValuesAreUsed;

  /**
   * A decomposition.
   *
   * @param u U
   * @param s the singular values
   * @param v V
   * @param whenValuesAreUsed is told when s is asked for: of a function of U and V alone
   *     derivatives exist at coinciding s where they do not for one of all
   */
  public Svd(Matrix u, Matrix s, Matrix v, Runnable whenValuesAreUsed) {
    this.u = u;
    this.s = s;
    this.v = v;
    this.whenValuesAreUsed = whenValuesAreUsed;
  }

  /**
   * The same singular values with more vectors.
   *
   * @param left U
   * @param right V
   * @return a decomposition
   */
  public Svd withVectors(Matrix left, Matrix right) {
    return new Svd(left, s, right, whenValuesAreUsed);
  }

  /**
   * The left singular vectors.
   *
   * @return U with orthonormal columns, m x k, or m x m if full; in each column the first of the
   *     components of largest magnitude is positive
   */
  public Matrix u() {
    return u;
  }

  /**
   * The singular values.
   *
   * @return s, descending, k x 1
   */
  public Matrix s() {
    whenValuesAreUsed.run();
    return s;
  }

  /**
   * The right singular vectors.
   *
   * @return V with orthonormal columns, n x k, or n x n if full
   */
  public Matrix v() {
    return v;
  }
}
