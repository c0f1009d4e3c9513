package org.duetad.forward;

import java.util.Arrays;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.jspecify.annotations.Nullable;

/**
 * Application of matrix rules to series. A linear rule acts on the coefficients of each order, a
 * product convolves them, scalar rules are applied to series of elements; every other rule follows
 * from its pushforward, {@code Y' = push(X, Y, X')}, evaluated once on series and solved order by
 * order.
 */
final class MatrixSeries {

  private final MatrixRule rule;
  private final Matrix[] x;
  private final Matrix[] y;
  private final int order;
  private Matrix @Nullable [] pushed;

  private MatrixSeries(MatrixRule rule, Expansion call, int order, Matrix[] values, Matrix[] x) {
    this.rule = rule;
    this.x = x;
    this.order = order;
    this.y = new Matrix[values.length];
    Arrays.setAll(y, i -> TaylorMatrix.unfolding(call, order, values[i], recurrence(i)));
  }

  /** The results of a rule; computed at once if the operands are known. */
  static Matrix[] results(MatrixRule rule, Expansion call, int order, boolean known, Matrix... x) {
    Matrix[] values = rule.all(at(x, 0));
    if (rule.isMadeOfScalars()) {
      return rule.definition(x);
    }
    Matrix[] y = new MatrixSeries(rule, call, order, values, x).y;
    for (int i = 0; known && i < y.length; i++) {
      ((TaylorMatrix) y[i]).unfolded();
    }
    return y;
  }

  private TaylorMatrix.Recurrence recurrence(int i) {
    return switch (rule.linearity()) {
      case LINEAR -> k -> rule.all(at(x, k))[i];
      case BILINEAR -> this::convolution;
      case NONE -> k -> integral(i, k);
    };
  }

  /** {@code Σ A_j B_{k-j}}, evaluated as a tangent of the product, so that zeros annihilate. */
  private Matrix convolution(int k) {
    Matrix sum = zeroLike(y[0]);
    for (int j = 0; j <= k; j++) {
      Matrix a = at(x[0], j);
      Matrix b = at(x[1], k - j);
      if (!isZero(a) && !isZero(b)) {
        Matrix[] point = {at(x[0], 0), b};
        sum = sum.plus(rule.push(point, y, new Matrix[] {a, zeroLike(b)})[0]);
      }
    }
    return sum;
  }

  /** {@code 1/k} of the coefficient of order k - 1 of the tangent. */
  private Matrix integral(int i, int k) {
    if (vanishes(k)) {
      return zeroLike(y[i]); // Zero annihilates, whatever the rule's formula.
    }
    Matrix tangent = at(pushed()[i], k - 1);
    return k == 1 ? tangent : tangent.divide(k);
  }

  /** Whether the operands are constant up to order k. */
  private boolean vanishes(int k) {
    for (Matrix operand : x) {
      for (int j = 1; j <= k; j++) {
        if (!(at(operand, j) instanceof ConstantMatrix c && c.vanishes())) {
          return false;
        }
      }
    }
    return true;
  }

  private Matrix[] pushed() {
    Matrix[] known = pushed;
    if (known == null) {
      Matrix[] point = new Matrix[x.length];
      Arrays.setAll(point, i -> x[i] instanceof TaylorMatrix t ? t.truncated(order - 1) : x[i]);
      Matrix[] dx = new Matrix[x.length];
      Arrays.setAll(dx, i -> x[i] instanceof TaylorMatrix t ? t.derivative() : zeroLike(x[i]));
      known = rule.push(point, y.clone(), dx);
      pushed = known;
    }
    return known;
  }

  private static boolean isZero(Matrix x) {
    return x instanceof ConstantMatrix c && c.isZero();
  }

  private static Matrix[] at(Matrix[] x, int k) {
    Matrix[] coefficients = new Matrix[x.length];
    Arrays.setAll(coefficients, i -> at(x[i], k));
    return coefficients;
  }

  private static Matrix at(Matrix x, int k) {
    if (x instanceof TaylorMatrix series) {
      return series.at(k);
    }
    return k == 0 ? x : zeroLike(x);
  }

  private static ConstantMatrix zeroLike(Matrix x) {
    return ConstantMatrix.zero(x.numRows(), x.numCols());
  }
}
