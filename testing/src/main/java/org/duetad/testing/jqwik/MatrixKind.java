package org.duetad.testing.jqwik;

import org.duetad.core.matrix.Matrix;

/** Kinds of square matrices, made of elements between -1 and 1. */
public enum MatrixKind {
  /** Any elements. */
  GENERAL {
    @Override
    Matrix of(Matrix a) {
      return a;
    }
  },
  /** {@code (A + Aᵀ)/2}. */
  SYMMETRIC {
    @Override
    Matrix of(Matrix a) {
      return a.plus(a.transpose()).scale(0.5);
    }
  },
  /** Symmetric, with eigenvalues between 1/4 and n + 1/4. */
  POSITIVE_DEFINITE {
    @Override
    Matrix of(Matrix a) {
      return a.mult(a.transpose()).plus(Matrix.identity(a.numRows()).scale(0.25));
    }
  },
  /** Symmetric; two eigenvalues are the same to rounding, if there are two. */
  TIED {
    @Override
    Matrix of(Matrix a) {
      return withEigenvalues(a, i -> Math.max(1, i));
    }
  },
  /** One singular value is 0, to rounding. */
  SINGULAR {
    @Override
    Matrix of(Matrix a) {
      return withEigenvalues(a, i -> i);
    }
  },
  /** Orthogonal: products with it keep lengths. */
  ORTHOGONAL {
    @Override
    Matrix of(Matrix a) {
      return rotation(a);
    }
  },
  /** Symmetric, with eigenvalues from 1 down to 1e-8. */
  ILL_CONDITIONED {
    @Override
    Matrix of(Matrix a) {
      int last = Math.max(1, a.numRows() - 1);
      return withEigenvalues(a, i -> Math.pow(1e-8, i / (double) last));
    }
  };

  /** Of this kind, made of any matrix. */
  abstract Matrix of(Matrix a);

  /** An eigenvalue by its index. */
  private interface Eigenvalue {
    double at(int i);
  }

  private static Matrix withEigenvalues(Matrix a, Eigenvalue eigenvalue) {
    int n = a.numRows();
    double[] diagonal = new double[n * n];
    for (int i = 0; i < n; i++) {
      diagonal[i * n + i] = eigenvalue.at(i);
    }
    Matrix q = rotation(a);
    Matrix product = q.mult(Matrix.of(n, n, diagonal)).mult(q.transpose());
    return SYMMETRIC.of(product);
  }

  /** Cayley's {@code (I - S)⁻¹ (I + S)} with the antisymmetric S of A. */
  private static Matrix rotation(Matrix a) {
    Matrix s = a.minus(a.transpose()).scale(0.5);
    Matrix one = Matrix.identity(a.numRows());
    return one.minus(s).solve(one.plus(s));
  }
}
