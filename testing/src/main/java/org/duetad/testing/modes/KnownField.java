package org.duetad.testing.modes;

import java.util.Arrays;
import java.util.List;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;

/**
 * A function of one output with its gradient and its Hessian in closed form, and an ordinary point.
 */
final class KnownField {

  /** A gradient on doubles. */
  @FunctionalInterface
  interface Gradient {
    double[] at(double... x);
  }

  final ScalarFunction f;
  final double[] point;
  private final String name;
  private final Gradient gradient;
  private final KnownMap.Jacobian hessian;

  private KnownField(
      String name,
      ScalarFunction f,
      Gradient gradient,
      KnownMap.Jacobian hessian,
      double... point) {
    this.name = name;
    this.f = f;
    this.gradient = gradient;
    this.hessian = hessian;
    this.point = point;
  }

  /** The gradient at the point. */
  double[] gradient() {
    return gradient.at(point);
  }

  /** The Hessian at the point. */
  double[][] hessian() {
    return hessian.at(point);
  }

  static List<KnownField> all() {
    return List.of(
        new KnownField(
            "Rosenbrock",
            KnownField::rosenbrock,
            KnownField::rosenbrockGradient,
            KnownField::rosenbrockHessian,
            -1.25,
            0.75,
            1.5),
        new KnownField(
            "Beale",
            KnownField::beale,
            KnownField::bealeGradient,
            KnownField::bealeHessian,
            1,
            0.5),
        new KnownField(
            "log-sum-exp",
            Scalar::logSumExp,
            KnownField::softmax,
            x -> covariance(softmax(x)),
            0.5,
            -1,
            2,
            1,
            0.25),
        new KnownField(
            "product",
            x -> x[0].multiply(x[1]).multiply(x[2]),
            x -> new double[] {x[1] * x[2], x[0] * x[2], x[0] * x[1]},
            x -> new double[][] {{0, x[2], x[1]}, {x[2], 0, x[0]}, {x[1], x[0], 0}},
            2,
            -3,
            0.5));
  }

  static Scalar rosenbrock(Scalar... x) {
    Scalar sum = Scalar.of(0);
    for (int i = 0; i + 1 < x.length; i++) {
      Scalar valley = x[i + 1].subtract(x[i].square()).square().multiply(100);
      sum = sum.add(valley).add(Scalar.of(1).subtract(x[i]).square());
    }
    return sum;
  }

  static double[] rosenbrockGradient(double... x) {
    double[] gradient = new double[x.length];
    for (int i = 0; i + 1 < x.length; i++) {
      double valley = x[i + 1] - x[i] * x[i];
      gradient[i] += -400 * x[i] * valley - 2 * (1 - x[i]);
      gradient[i + 1] += 200 * valley;
    }
    return gradient;
  }

  private static double[][] rosenbrockHessian(double... x) {
    double[][] hessian = new double[x.length][x.length];
    for (int i = 0; i + 1 < x.length; i++) {
      hessian[i][i] += 1200 * x[i] * x[i] - 400 * x[i + 1] + 2;
      hessian[i][i + 1] = -400 * x[i];
      hessian[i + 1][i] = -400 * x[i];
      hessian[i + 1][i + 1] += 200;
    }
    return hessian;
  }

  /** {@code Σ (c_k - x (1 - y^k))²}, k = 1, 2, 3. */
  private static Scalar beale(Scalar... x) {
    Scalar sum = Scalar.of(0);
    for (int k = 1; k <= 3; k++) {
      Scalar residual = x[0].multiply(x[1].pow(k).subtract(1)).add(bealeTarget(k));
      sum = sum.add(residual.square());
    }
    return sum;
  }

  private static double bealeTarget(int k) {
    return k == 1 ? 1.5 : k == 2 ? 2.25 : 2.625;
  }

  private static double[] bealeGradient(double... x) {
    double[] gradient = new double[2];
    for (int k = 1; k <= 3; k++) {
      double p = Math.pow(x[1], k) - 1;
      double residual = bealeTarget(k) + x[0] * p;
      gradient[0] += 2 * residual * p;
      gradient[1] += 2 * residual * x[0] * k * Math.pow(x[1], k - 1);
    }
    return gradient;
  }

  private static double[][] bealeHessian(double... x) {
    double[][] hessian = new double[2][2];
    for (int k = 1; k <= 3; k++) {
      double p = Math.pow(x[1], k) - 1;
      double slope = k * Math.pow(x[1], k - 1);
      double curvature = k * (k - 1) * Math.pow(x[1], k - 2);
      double residual = bealeTarget(k) + x[0] * p;
      hessian[0][0] += 2 * p * p;
      hessian[0][1] += 2 * (x[0] * slope * p + residual * slope);
      hessian[1][1] += 2 * (x[0] * slope * x[0] * slope + residual * x[0] * curvature);
    }
    hessian[1][0] = hessian[0][1];
    return hessian;
  }

  static double[] softmax(double... x) {
    double sum = Arrays.stream(x).map(Math::exp).sum();
    return Arrays.stream(x).map(xi -> Math.exp(xi) / sum).toArray();
  }

  /** {@code diag(s) - s sᵀ}. */
  static double[][] covariance(double... s) {
    double[][] covariance = new double[s.length][s.length];
    for (int i = 0; i < s.length; i++) {
      for (int k = 0; k < s.length; k++) {
        covariance[i][k] = (i == k ? s[i] : 0) - s[i] * s[k];
      }
    }
    return covariance;
  }

  @Override
  public String toString() {
    return name;
  }
}
