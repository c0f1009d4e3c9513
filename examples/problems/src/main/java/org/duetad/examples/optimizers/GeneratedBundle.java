package org.duetad.examples.optimizers;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.examples.problems.BaData;
import org.duetad.examples.problems.BaProblem;

/**
 * A generated instance of bundle adjustment with a known solution: every camera sees every point,
 * all weights are 1, and the unknowns are cameras and points. Seven degrees of freedom cannot be
 * determined from pictures: position, orientation and scale of the whole scene.
 */
public final class GeneratedBundle {

  private static final int CAMERAS = 5;
  private static final int POINTS = 24;
  private static final int SEEN = CAMERAS * POINTS;
  private static final int CAMERA = 11;
  private static final int UNKNOWABLE = 7;

  /** The number of residuals. */
  public static final int RESIDUALS = 2 * SEEN;

  private final BaProblem problem;
  private final double[] truth;
  private final double[] start;

  private GeneratedBundle(BaProblem problem, double[] truth, double[] start) {
    this.problem = problem;
    this.truth = truth;
    this.start = start;
  }

  /**
   * Generates an instance.
   *
   * @param seed the random seed
   * @param noise the standard deviation of the observations, in pixels
   * @return the instance
   */
  public static GeneratedBundle generate(long seed, double noise) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] all = new BaProblem(BaData.generate(CAMERAS, POINTS, SEEN, seed)).parameters();
    double[] truth = Arrays.copyOf(all, CAMERAS * CAMERA + 3 * POINTS);
    double[] seen = problem(truth, new double[2 * SEEN]).primal();
    double[] features = new double[2 * SEEN];
    Arrays.setAll(features, i -> seen[i] + noise * random.nextGaussian());
    double[] start = new double[truth.length];
    Arrays.setAll(start, i -> truth[i] + spread(i) * random.nextGaussian());
    return new GeneratedBundle(problem(truth, features), truth, start);
  }

  private static BaProblem problem(double[] x, double[] features) {
    double[] cameras = Arrays.copyOf(x, CAMERAS * CAMERA);
    double[] points = Arrays.copyOfRange(x, cameras.length, x.length);
    double[] weights = new double[SEEN];
    Arrays.fill(weights, 1);
    return new BaProblem(new BaData(CAMERAS, POINTS, SEEN, cameras, points, weights, features));
  }

  /** The distance of a parameter's start from its true value. */
  private static double spread(int i) {
    if (i >= CAMERAS * CAMERA) {
      return 0.2;
    }
    double[] ofCamera = {0.02, 0.02, 0.02, 0.1, 0.1, 0.1, 20, 3, 3, 0.01, 0.002};
    return ofCamera[i % CAMERA];
  }

  /** The residuals, two for each observation, in pixels. */
  public VectorFunction residuals() {
    VectorFunction whole = problem.whole();
    Scalar one = Scalar.of(1);
    return x -> {
      Scalar[] all = Arrays.copyOf(x, x.length + SEEN);
      Arrays.fill(all, x.length, all.length, one);
      return Arrays.copyOf(whole.apply(all), 2 * SEEN);
    };
  }

  /** The true cameras and points. */
  public double[] truth() {
    return truth.clone();
  }

  /** The starting values of cameras and points. */
  public double[] start() {
    return start.clone();
  }

  /** The degrees of freedom: the number of residuals less the number of determined parameters. */
  public int degreesOfFreedom() {
    return 2 * SEEN - (truth.length - UNKNOWABLE);
  }
}
