package org.duetad.core.sparse;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;

/** Functions whose patterns are known. */
final class Functions {

  private Functions() {}

  /** Output i depends on inputs i - half to i + half. */
  static VectorFunction banded(int half) {
    return x -> {
      Scalar[] y = new Scalar[x.length];
      for (int i = 0; i < x.length; i++) {
        int from = Math.max(0, i - half);
        int to = Math.min(x.length, i + half + 1);
        Scalar[] window = Arrays.copyOfRange(x, from, to);
        y[i] = Scalar.sum(window).multiply(x[i]).sin();
      }
      return y;
    };
  }

  /** A dense first row, a dense first column, and the diagonal. */
  static Scalar[] arrow(Scalar... x) {
    Scalar[] y = new Scalar[x.length];
    y[0] = Scalar.norm2(x);
    for (int i = 1; i < x.length; i++) {
      y[i] = x[0].multiply(x[i]);
    }
    return y;
  }

  /** {@code Σ 100 (x_{i+1} - x_i²)² + (1 - x_i)²}, added one by one. */
  static Scalar rosenbrock(Scalar... x) {
    Scalar sum = Scalar.of(0);
    for (int i = 0; i + 1 < x.length; i++) {
      Scalar valley = x[i + 1].subtract(x[i].square()).square().multiply(100);
      sum = sum.add(valley).add(x[i].negate().add(1).square());
    }
    return sum;
  }

  /** {@code x_0 Σ x_i²}: an arrow for a Hessian. */
  static Scalar arrowHessian(Scalar... x) {
    Scalar[] squares = Arrays.stream(x).map(xi -> xi.square()).toArray(Scalar[]::new);
    return x[0].multiply(Scalar.sum(squares));
  }

  /** Pairs of inputs through a layer of rectified units, all of which are sums. */
  static Scalar rectified(Scalar... x) {
    Scalar sum = Scalar.of(0);
    for (int i = 0; i + 1 < x.length; i++) {
      sum = sum.add(x[i].multiply(2).subtract(x[i + 1]).relu());
    }
    return sum;
  }

  /** Different inputs on either side of a comparison. */
  static Scalar[] branching(Scalar... x) {
    Scalar y = x[0].isGreaterThan(0) ? x[1].sin().multiply(x[0]) : x[2].exp();
    return new Scalar[] {y, x[0].add(x[2])};
  }

  static ScalarFunction smoothBranching() {
    return x -> branching(x)[0].multiply(x[1].square());
  }

  /** n coordinates, none of them zero. */
  static double[] point(int n) {
    double[] point = new double[n];
    Arrays.setAll(point, i -> 0.5 + 0.25 * Math.sin(3 * i + 1));
    return point;
  }
}
