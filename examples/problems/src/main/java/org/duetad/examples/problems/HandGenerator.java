package org.duetad.examples.problems;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Random instances of {@link HandData}. */
final class HandGenerator {

  private static final int SIZE = HandModel.TRANSFORM;

  /**
   * How many of 1000 vertices follow one, at most two, and at most three bones; the rest follow
   * four.
   */
  private static final int[] FOLLOWERS = {397, 927, 965};

  private final SplittableRandom random;

  HandGenerator(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Points near their vertices in one pose, with another pose as the point of differentiation. */
  HandData data(int vertices, int n) {
    Checks.size("hand", "positions", 3L * vertices);
    Checks.size("hand", "points", 3L * n);
    HandModel model = model(vertices);
    int[] seen = random.ints(n, 0, vertices).toArray();
    double[] noise = RandomArrays.gaussian(random, 3 * n, 0.0, 0.01);
    HandData origin = new HandData(model, seen, noise, pose());
    double[] points = new HandProblem(origin).primal();
    Arrays.setAll(points, i -> -points[i]);
    return new HandData(model, seen, points, pose());
  }

  private double[] pose() {
    return RandomArrays.gaussian(random, HandData.POSE, 0.0, 0.5);
  }

  private HandModel model(int vertices) {
    double[] relative = new double[HandModel.BONES * SIZE];
    double[] absolute = new double[HandModel.BONES * SIZE];
    double[] inverse = new double[HandModel.BONES * SIZE];
    for (int bone = 0; bone < HandModel.BONES; bone++) {
      rigid(relative, bone * SIZE);
      System.arraycopy(relative, bone * SIZE, absolute, bone * SIZE, SIZE);
      if (bone > 0) {
        HandSkeleton.multiply(
            absolute, HandModel.parent(bone) * SIZE, relative, bone * SIZE, absolute);
      }
      invert(absolute, inverse, bone * SIZE);
    }
    int[][] bones = new int[vertices][];
    Arrays.setAll(bones, i -> bones());
    double[][] weights = new double[vertices][];
    Arrays.setAll(weights, i -> weights(bones[i].length));
    return new HandModel(relative, inverse, positions(bones, absolute), bones, weights);
  }

  /** A rotation about a random axis near z, and a translation along it. */
  private void rigid(double[] transforms, int at) {
    double a = random.nextGaussian(0.0, 0.3);
    double b = random.nextGaussian(0.0, 0.3);
    double[] columns = {
      Math.cos(a),
      Math.sin(a),
      0,
      0,
      -Math.sin(a) * Math.cos(b),
      Math.cos(a) * Math.cos(b),
      Math.sin(b),
      0,
      Math.sin(a) * Math.sin(b),
      -Math.cos(a) * Math.sin(b),
      Math.cos(b),
      0,
      random.nextGaussian(0.0, 0.1),
      random.nextGaussian(0.0, 0.1),
      random.nextDouble(0.2, 0.6),
      1
    };
    System.arraycopy(columns, 0, transforms, at, SIZE);
  }

  /** The rotation transposed, and {@code -Rᵀ t}. */
  private static void invert(double[] transforms, double[] inverses, int at) {
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        inverses[at + 4 * j + i] = transforms[at + 4 * i + j];
        inverses[at + 12 + i] -= transforms[at + 4 * i + j] * transforms[at + 12 + j];
      }
    }
    inverses[at + SIZE - 1] = 1;
  }

  /** Neighbours. */
  private int[] bones() {
    int draw = random.nextInt(1000);
    int count = 1;
    for (int bound : FOLLOWERS) {
      count += draw < bound ? 0 : 1;
    }
    int first = random.nextInt(HandModel.BONES);
    return IntStream.range(first, first + count).map(bone -> bone % HandModel.BONES).toArray();
  }

  private double[] weights(int count) {
    double[] weights = new double[count];
    Arrays.setAll(weights, i -> random.nextDouble(0.1, 1.0));
    double sum = Plain.sum(weights, 0, count);
    Arrays.setAll(weights, i -> weights[i] / sum);
    return weights;
  }

  /** Near the first bone that a vertex follows. */
  private double[] positions(int[][] bones, double[] absolute) {
    double[] positions = RandomArrays.gaussian(random, 3 * bones.length, 0.0, 0.1);
    for (int i = 0; i < positions.length; i++) {
      positions[i] += absolute[bones[i / 3][0] * SIZE + 12 + i % 3];
    }
    return positions;
  }
}
