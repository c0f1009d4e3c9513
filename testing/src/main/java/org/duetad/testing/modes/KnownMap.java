package org.duetad.testing.modes;

import java.util.Arrays;
import java.util.List;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;

/** A function of many outputs with its Jacobian in closed form, and an ordinary point. */
final class KnownMap {

  /** A Jacobian on doubles. */
  @FunctionalInterface
  interface Jacobian {
    double[][] at(double... x);
  }

  private static final double[][] MATRIX = {
    {1, -2, 0.5, 0, 3}, {0, 0.25, -1, 4, 2}, {-3, 1, 1, 0.125, 0}
  };

  final VectorFunction f;
  final double[] point;
  private final String name;
  private final Jacobian jacobian;

  private KnownMap(String name, VectorFunction f, Jacobian jacobian, double... point) {
    this.name = name;
    this.f = f;
    this.jacobian = jacobian;
    this.point = point;
  }

  /** The Jacobian at the point. */
  double[][] jacobian() {
    return jacobian.at(point);
  }

  static List<KnownMap> all() {
    return List.of(
        new KnownMap(
            "polar to Cartesian", KnownMap::cartesian, KnownMap::cartesianJacobian, 2, 0.7),
        new KnownMap("Cartesian to polar", KnownMap::polar, KnownMap::polarJacobian, -1.5, 2),
        new KnownMap("linear map", KnownMap::linear, x -> MATRIX, 1, 2, -0.5, 0.25, 3),
        new KnownMap("softmax", Scalar::softmax, KnownMap::softmaxJacobian, 0.5, -1, 2, 1),
        new KnownMap(
            "three of one",
            x -> new Scalar[] {x[0].square(), x[0].exp(), x[0].sin()},
            x -> new double[][] {{2 * x[0]}, {Math.exp(x[0])}, {Math.cos(x[0])}},
            0.8),
        new KnownMap(
            "reductions", KnownMap::reductions, KnownMap::reductionsJacobian, 1.5, -2, 0.75, 3));
  }

  private static Scalar[] cartesian(Scalar... x) {
    return new Scalar[] {x[0].multiply(x[1].cos()), x[0].multiply(x[1].sin())};
  }

  private static double[][] cartesianJacobian(double... x) {
    double c = Math.cos(x[1]);
    double s = Math.sin(x[1]);
    return new double[][] {{c, -x[0] * s}, {s, x[0] * c}};
  }

  private static Scalar[] polar(Scalar... x) {
    return new Scalar[] {x[0].hypot(x[1]), x[1].atan2(x[0])};
  }

  private static double[][] polarJacobian(double... x) {
    double r = Math.hypot(x[0], x[1]);
    return new double[][] {{x[0] / r, x[1] / r}, {-x[1] / (r * r), x[0] / (r * r)}};
  }

  private static Scalar[] linear(Scalar... x) {
    return Arrays.stream(MATRIX).map(row -> Scalar.weightedSum(row, x)).toArray(Scalar[]::new);
  }

  private static double[][] softmaxJacobian(double... x) {
    return KnownField.covariance(KnownField.softmax(x));
  }

  private static Scalar[] reductions(Scalar... x) {
    return new Scalar[] {Scalar.sum(x), Scalar.mean(x), Scalar.product(x), Scalar.norm2(x)};
  }

  private static double[][] reductionsJacobian(double... x) {
    double norm = Math.sqrt(Arrays.stream(x).map(xi -> xi * xi).sum());
    double product = Arrays.stream(x).reduce(1, (a, b) -> a * b);
    return new double[][] {
      Arrays.stream(x).map(xi -> 1.0).toArray(),
      Arrays.stream(x).map(xi -> 1.0 / x.length).toArray(),
      Arrays.stream(x).map(xi -> product / xi).toArray(),
      Arrays.stream(x).map(xi -> xi / norm).toArray()
    };
  }

  @Override
  public String toString() {
    return name;
  }
}
