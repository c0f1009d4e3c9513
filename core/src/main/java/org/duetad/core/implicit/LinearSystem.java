package org.duetad.core.implicit;

import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.sparse.BandedFactors;

/** A matrix G, as what is solved with it; it throws {@link ArithmeticException} if singular. */
interface LinearSystem {

  /** {@code G⁻¹ v}. */
  Scalar[] solve(Scalar[] v);

  /** {@code G⁻ᵀ v}. */
  Scalar[] solveTransposed(Scalar[] v);

  /** A dense matrix, of numbers of any kind. */
  record Dense(Matrix matrix) implements LinearSystem {
    @Override
    public Scalar[] solve(Scalar[] v) {
      return matrix.solve(Matrix.column(v)).toScalars();
    }

    @Override
    public Scalar[] solveTransposed(Scalar[] v) {
      return matrix.solveTransA(Matrix.column(v)).toScalars();
    }
  }

  /** A banded matrix of doubles. */
  record Banded(BandedFactors factors) implements LinearSystem {
    @Override
    public Scalar[] solve(Scalar[] v) {
      return factors.solve(v);
    }

    @Override
    public Scalar[] solveTransposed(Scalar[] v) {
      return factors.solveTransposed(v);
    }
  }

  /** A matrix without an inverse. */
  record Singular(ArithmeticException cause) implements LinearSystem {
    @Override
    public Scalar[] solve(Scalar[] v) {
      throw cause;
    }

    @Override
    public Scalar[] solveTransposed(Scalar[] v) {
      throw cause;
    }
  }
}
