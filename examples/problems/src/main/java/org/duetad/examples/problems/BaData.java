package org.duetad.examples.problems;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * An instance of bundle adjustment. Observation i is camera {@code i mod n} looking at point {@code
 * i mod m}.
 */
public final class BaData {

  /** The number of parameters of a camera. */
  static final int CAMERA = 11;

  /** The largest number of cameras, points or observations accepted from a file. */
  private static final int MOST = Integer.MAX_VALUE / 32;

  private final int n;
  private final int m;
  private final int p;
  private final double[] cameras;
  private final double[] points;
  private final double[] weights;
  private final double[] features;

  /**
   * An instance; the arrays are copied.
   *
   * @param n the number of cameras
   * @param m the number of points
   * @param p the number of observations
   * @param cameras n x 11: rotation (angle-axis), centre, focal length, principal point, distortion
   * @param points the points, m x 3
   * @param weights one for each observation
   * @param features p x 2, the observed image points
   * @throws IllegalArgumentException if a size does not fit
   */
  public BaData(
      int n, int m, int p, double[] cameras, double[] points, double[] weights, double[] features) {
    Checks.atLeast("ba", 1, "n", n, "m", m, "p", p);
    Checks.length("ba", "cameras", cameras, (long) n * CAMERA);
    Checks.length("ba", "points", points, 3L * m);
    Checks.length("ba", "weights", weights, p);
    Checks.length("ba", "features", features, 2L * p);
    this.n = n;
    this.m = m;
    this.p = p;
    this.cameras = cameras.clone();
    this.points = points.clone();
    this.weights = weights.clone();
    this.features = features.clone();
  }

  /**
   * A random instance: distinct cameras near the origin that look along z, points 8 to 16 units in
   * front of them, and features near the projections.
   *
   * @param n the number of cameras
   * @param m the number of points
   * @param p the number of observations
   * @param seed the seed; equal seeds give equal instances
   * @return the instance
   */
  public static BaData generate(int n, int m, int p, long seed) {
    Checks.atLeast("ba", 1, "n", n, "m", m, "p", p);
    Checks.size("ba", "cameras", (long) n * CAMERA);
    Checks.size("ba", "points", 3L * m);
    Checks.size("ba", "outputs", 3L * p);
    SplittableRandom random = new SplittableRandom(seed);
    double[] cameras = new double[n * CAMERA];
    for (int i = 0; i < n; i++) {
      System.arraycopy(camera(random), 0, cameras, i * CAMERA, CAMERA);
    }
    double[] points = RandomArrays.gaussian(random, 3 * m, 0.0, 2.0);
    for (int i = 0; i < m; i++) {
      points[3 * i + 2] = random.nextDouble(8.0, 16.0);
    }
    double[] weights = new double[p];
    Arrays.setAll(weights, i -> random.nextDouble(0.2, 1.0));
    double[] noise = RandomArrays.gaussian(random, 2 * p);
    BaData exact = new BaData(n, m, p, cameras, points, weights, new double[2 * p]);
    return new BaData(n, m, p, cameras, points, weights, BaPrimal.seen(exact, noise));
  }

  private static double[] camera(SplittableRandom random) {
    double[] camera = new double[CAMERA];
    for (int i = 0; i < 3; i++) {
      camera[i] = random.nextGaussian(0.0, 0.1);
      camera[3 + i] = random.nextGaussian();
    }
    camera[6] = random.nextDouble(400.0, 800.0);
    camera[7] = random.nextGaussian(0.0, 5.0);
    camera[8] = random.nextGaussian(0.0, 5.0);
    camera[9] = random.nextGaussian(0.0, 0.05);
    camera[10] = random.nextGaussian(0.0, 0.01);
    return camera;
  }

  /**
   * Reads ADBench's format: {@code n m p}, one camera, one point, one weight, one feature, each of
   * which is used for all.
   *
   * @param file the file
   * @return the instance
   * @throws java.io.UncheckedIOException if it cannot be read or has another format
   */
  public static BaData read(Path file) {
    DataReader in = DataReader.blankSeparated(file);
    int n = in.whole("n", 1, MOST);
    int m = in.whole("m", 1, MOST);
    int p = in.whole("p", 1, MOST);
    double[] camera = in.numbers("the camera", CAMERA);
    double[] point = in.numbers("the point", 3);
    double[] weight = in.numbers("the weight", 1);
    double[] feature = in.numbers("the feature", 2);
    in.end();
    return new BaData(
        n,
        m,
        p,
        repeated(camera, n),
        repeated(point, m),
        repeated(weight, p),
        repeated(feature, p));
  }

  /** The row, repeated the given number of times. */
  static double[] repeated(double[] row, int times) {
    double[] rows = new double[times * row.length];
    Arrays.setAll(rows, i -> row[i % row.length]);
    return rows;
  }

  /**
   * The number of cameras.
   *
   * @return n
   */
  public int n() {
    return n;
  }

  /**
   * The number of points.
   *
   * @return m
   */
  public int m() {
    return m;
  }

  /**
   * The number of observations.
   *
   * @return p
   */
  public int p() {
    return p;
  }

  /**
   * N x 11: rotation (angle-axis), centre, focal length, principal point, distortion. Returned
   * without copying; must not be modified.
   *
   * @return 11 n numbers
   */
  public double[] cameras() {
    return cameras;
  }

  /**
   * The points, m x 3. Returned without copying; must not be modified.
   *
   * @return 3 m numbers
   */
  public double[] points() {
    return points;
  }

  /**
   * One for each observation. Returned without copying; must not be modified.
   *
   * @return p numbers
   */
  public double[] weights() {
    return weights;
  }

  /**
   * P x 2, the observed image points. Returned without copying; must not be modified.
   *
   * @return 2 p numbers
   */
  public double[] features() {
    return features;
  }
}
