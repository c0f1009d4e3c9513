package org.duetad.benchmarks;

import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;

/** A loop over the rows or columns of a matrix that reads each once, or joins them. */
public enum Slicing {
  GET_ROW(false) {
    @Override
    Scalar of(Matrix x, int n) {
      return squares(n, x::getRow);
    }
  },
  GET_COLUMN(true) {
    @Override
    Scalar of(Matrix x, int n) {
      return squares(n, x::getColumn);
    }
  },
  ROWS(false) {
    @Override
    Scalar of(Matrix x, int n) {
      return squares(n - 1, i -> x.rows(i, i + 2));
    }
  },
  COLS(true) {
    @Override
    Scalar of(Matrix x, int n) {
      return squares(n - 1, i -> x.cols(i, i + 2));
    }
  },
  EXTRACT_MATRIX(false) {
    @Override
    Scalar of(Matrix x, int n) {
      return squares(n - 1, i -> x.extractMatrix(i, i + 2, 0, 2));
    }
  },
  GET(false) {
    @Override
    Scalar of(Matrix x, int n) {
      return Scalar.sum(
          IntStream.range(0, n).mapToObj(i -> x.get(i, 0).square()).toArray(Scalar[]::new));
    }
  },
  CONCAT_ROWS(false) {
    @Override
    Scalar of(Matrix x, int n) {
      Matrix[] parts = IntStream.range(0, n).mapToObj(x::getRow).toArray(Matrix[]::new);
      Scalar pairs = squares(n - 1, i -> Matrix.concatRows(parts[i], parts[i + 1]));
      return Matrix.concatRows(parts).squaredNorm().add(pairs);
    }
  },
  CONCAT_COLUMNS(true) {
    @Override
    Scalar of(Matrix x, int n) {
      Matrix[] parts = IntStream.range(0, n).mapToObj(x::getColumn).toArray(Matrix[]::new);
      Scalar pairs = squares(n - 1, i -> Matrix.concatColumns(parts[i], parts[i + 1]));
      return Matrix.concatColumns(parts).squaredNorm().add(pairs);
    }
  };

  /** Whether the loop is over columns. */
  final boolean isWide;

  Slicing(boolean isWide) {
    this.isWide = isWide;
  }

  /** The loop over n rows or columns. */
  abstract Scalar of(Matrix x, int n);

  private static Scalar squares(int count, IntFunction<Matrix> part) {
    return Scalar.sum(
        IntStream.range(0, count)
            .mapToObj(i -> part.apply(i).squaredNorm())
            .toArray(Scalar[]::new));
  }
}
