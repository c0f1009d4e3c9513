package org.duetad.examples.problems;

import java.nio.file.Path;
import java.util.SplittableRandom;
import org.apache.commons.math3.util.MathArrays;

/** An instance of the Gaussian mixture problem. */
public final class GmmData {

  private final int d;
  private final int k;
  private final int n;
  private final double[] parameters;
  private final double[] x;
  private final double gamma;
  private final int m;

  /**
   * An instance; the arrays are copied.
   *
   * @param d the dimension
   * @param k the number of components
   * @param n the number of points
   * @param parameters the point of differentiation: alpha (k), mu (k x d), icf (k x d(d+1)/2)
   * @param x the points, n x d
   * @param gamma the Wishart prior's scale
   * @param m the Wishart prior's degrees of freedom beyond d + 1
   * @throws IllegalArgumentException if a size does not fit
   */
  public GmmData(int d, int k, int n, double[] parameters, double[] x, double gamma, int m) {
    Checks.atLeast("gmm", 1, "d", d, "k", k, "n", n);
    Checks.length("gmm", "parameters", parameters, k * (1 + d + d * (d + 1L) / 2));
    Checks.length("gmm", "x", x, (long) n * d);
    if (!(gamma > 0) || gamma == Double.POSITIVE_INFINITY || m < 0) {
      throw new IllegalArgumentException(
          "gmm: gamma is " + gamma + " and m " + m + "; choose gamma > 0 and m >= 0");
    }
    this.d = d;
    this.k = k;
    this.n = n;
    this.parameters = parameters.clone();
    this.x = x.clone();
    this.gamma = gamma;
    this.m = m;
  }

  /** The number of elements of a lower triangle, diagonal included. */
  static int triangle(int d) {
    return d * (d + 1) / 2;
  }

  /**
   * A random instance with the distributions of ADBench's files: mu uniform on [0, 1), everything
   * else standard normal, gamma 1, m 0.
   *
   * @param d the dimension
   * @param k the number of components
   * @param n the number of points
   * @param seed the seed; equal seeds give equal instances
   * @return the instance
   */
  public static GmmData generate(int d, int k, int n, long seed) {
    Checks.atLeast("gmm", 1, "d", d, "k", k, "n", n);
    int icfSize = Checks.size("gmm", "icf", k * (d * (d + 1L) / 2));
    int xSize = Checks.size("gmm", "x", (long) n * d);
    SplittableRandom random = new SplittableRandom(seed);
    double[] alpha = RandomArrays.gaussian(random, k);
    double[] mu = RandomArrays.uniform(random, k * d);
    double[] icf = RandomArrays.gaussian(random, icfSize);
    double[] x = RandomArrays.gaussian(random, xSize);
    return new GmmData(d, k, n, MathArrays.concatenate(alpha, mu, icf), x, 1.0, 0);
  }

  /**
   * Reads ADBench's format: {@code d k n}, alpha, mu, icf, x, {@code gamma m}. A file with a single
   * row of x represents n equal points.
   *
   * @param file the file
   * @return the instance
   * @throws java.io.UncheckedIOException if it cannot be read or has another format
   */
  public static GmmData read(Path file) {
    DataReader in = DataReader.blankSeparated(file);
    int d = in.whole("d", 1);
    int k = in.whole("k", 1);
    int n = in.whole("n", 1, Integer.MAX_VALUE / d);
    double[] alpha = in.numbers("alpha", k);
    double[] mu = in.numbers("mu", (long) k * d);
    double[] icf = in.numbers("icf", (long) k * d * (d + 1L) / 2);
    boolean one = in.remaining() == d + 2;
    double[] x = in.numbers("x", one ? d : (long) n * d);
    double gamma = in.positive("gamma");
    int m = in.whole("m", 0);
    in.end();
    double[] parameters = MathArrays.concatenate(alpha, mu, icf);
    return new GmmData(d, k, n, parameters, one ? BaData.repeated(x, n) : x, gamma, m);
  }

  /**
   * The dimension.
   *
   * @return d
   */
  public int d() {
    return d;
  }

  /**
   * The number of components.
   *
   * @return k
   */
  public int k() {
    return k;
  }

  /**
   * The number of points.
   *
   * @return n
   */
  public int n() {
    return n;
  }

  /**
   * The point of differentiation: alpha (k), mu (k x d), icf (k x d(d+1)/2). Returned without
   * copying; must not be modified.
   *
   * @return k (1 + d + d(d+1)/2) numbers
   */
  public double[] parameters() {
    return parameters;
  }

  /**
   * The points, n x d. Returned without copying; must not be modified.
   *
   * @return n d numbers
   */
  public double[] x() {
    return x;
  }

  /**
   * The Wishart prior's scale.
   *
   * @return gamma
   */
  public double gamma() {
    return gamma;
  }

  /**
   * The Wishart prior's degrees of freedom beyond d + 1.
   *
   * @return m
   */
  public int m() {
    return m;
  }
}
