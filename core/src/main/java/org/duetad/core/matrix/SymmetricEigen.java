package org.duetad.core.matrix;

/** {@code (A + Aᵀ)/2 = V diag(λ) Vᵀ}. */
public final class SymmetricEigen {

  private final Matrix values;
  private final Matrix vectors;
  private final Runnable whenValuesAreUsed;

  /**
   * A decomposition.
   *
   * @param values λ
   * @param vectors V
   * @param whenValuesAreUsed is told when λ is asked for: of a function of V alone derivatives
   *     exist at coinciding λ where they do not for one of both
   */
  public SymmetricEigen(Matrix values, Matrix vectors, Runnable whenValuesAreUsed) {
    this.values = values;
    this.vectors = vectors;
    this.whenValuesAreUsed = whenValuesAreUsed;
  }

  /**
   * The eigenvalues.
   *
   * @return λ, ascending, n x 1
   */
  public Matrix values() {
    whenValuesAreUsed.run();
    return values;
  }

  /**
   * The eigenvectors.
   *
   * @return V, orthogonal, n x n: the eigenvectors are its columns; in each the first of the
   *     components of largest magnitude is positive
   */
  public Matrix vectors() {
    return vectors;
  }
}
